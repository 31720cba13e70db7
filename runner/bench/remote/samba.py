"""A Samba of its own on a loopback port, with an empty registry in a scratch folder. Configured as the tests' Smbd is."""
import os
import shutil
import signal
import socket
import subprocess
import time

USER = "root"
PASSWORD = "Sesame-4711"
SECONDS = 1800


def require():
    """Says what is missing, before anything is started."""
    os.environ["PATH"] += os.pathsep + "/usr/sbin"
    if os.geteuid() != 0:
        raise SystemExit("smbd needs root; start this as root")
    for program, package in (("smbd", "samba"), ("smbpasswd", "samba-common-bin"), ("net", "samba-common-bin")):
        if not shutil.which(program):
            raise SystemExit(f"there is no {program} on this machine (Debian: apt-get install {package})")


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


class Samba:
    """Ends with the with-block, or by itself after half an hour."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.conf = os.path.join(folder, "smb.conf")
        self.account = os.path.join(folder, "account")
        self.process = None

    def __enter__(self):
        os.makedirs(self.folder)
        os.chmod(self.folder, 0o711)
        lines = ["[global]", "server role = standalone server", "interfaces = lo", "bind interfaces only = yes", f"smb ports = {self.port}",
                 "passdb backend = tdbsam", "rpc start on demand helpers = yes", f"log file = {self.folder}/log/%m", "server signing = mandatory"]
        for name in ("private dir", "lock directory", "state directory", "cache directory", "pid directory", "ncalrpc dir"):
            place = os.path.join(self.folder, name.split()[0])
            os.makedirs(place)
            lines.append(f"{name} = {place}")
        os.makedirs(os.path.join(self.folder, "log"))
        write(self.conf, "\n".join(lines) + "\n")
        write(self.account, f"username = {USER}\npassword = {PASSWORD}\n")
        os.chmod(self.account, 0o600)
        subprocess.run(["smbpasswd", "-c", self.conf, "-s", "-a", USER], input=f"{PASSWORD}\n{PASSWORD}\n", text=True, check=True,
                       stdout=subprocess.DEVNULL)
        with open(os.path.join(self.folder, "smbd.out"), "wb") as out:
            self.process = subprocess.Popen(["timeout", "-k", "5", str(SECONDS), "smbd", "--foreground", "--no-process-group", "--debug-stdout",
                                             "-s", self.conf], stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True)
        self.await_port()
        return self

    def await_port(self):
        end = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise SystemExit(f"smbd does not start; see {self.folder}/smbd.out")
                time.sleep(0.05)

    def net(self, *arguments):
        """The command line of `net rpc registry` against this Samba."""
        return ["net", "rpc", "registry", *arguments, "-S", "127.0.0.1", "-p", str(self.port), "-s", self.conf, "-A", self.account]

    def __exit__(self, *_):
        # The helper that serves the pipe leaves the process group, and is ended by the number it leaves behind.
        try:
            with open(os.path.join(self.folder, "pid", "samba-dcerpcd.pid"), encoding="ascii") as number:
                os.kill(int(number.read().strip()), signal.SIGTERM)
        except (OSError, ValueError):
            pass
        if self.process:
            try:
                os.killpg(self.process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
            self.process.wait(30)


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
