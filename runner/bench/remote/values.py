"""Part 1: what one value costs, on one Samba: a process of `net rpc registry` each, python3-impacket, and Keyturn's own connection."""
import glob
import os
import shutil
import subprocess
import sys
import time

from remote.keyturn import ROOT, account, play, run, winreg_inventory, write

KEY = "SOFTWARE\\KeyturnBench"
COUNT = 20
ROUNDS = 40
PROCESSES = 5
TURNS = 3


def measure(samba, folder):
    """The least milliseconds per value of each way. They take turns, so that a busy moment of the machine is no one's fate alone."""
    playbook = write(folder, "values.yml", f"""- hosts: all
  gather_facts: false
  tasks:
    - registry_key: {{ path: 'HKLM\\{KEY}', name: 'v{{{{ item }}}}', type: dword, data: '{{{{ item | int }}}}' }}
      loop: {list(range(COUNT))}
""")
    play(folder, playbook, winreg_inventory(folder, samba.port))
    python, java = impacket_python(), compiled(folder)
    seen = {}
    for _ in range(TURNS):
        seen.setdefault("net", []).extend(net(samba))
        seen.setdefault("impacket", []).extend(impacket(samba, python))
        for line in keyturn(samba, java).splitlines():
            name, *rounds = line.split()
            seen.setdefault(name, []).extend(int(each) / 1e6 for each in rounds)
    return {name: min(times) for name, times in seen.items()}


def net(samba):
    times = []
    for number in range(PROCESSES):
        start = time.perf_counter()
        run(samba.net("getvalue", "HKLM\\" + KEY, f"v{number}"))
        times.append((time.perf_counter() - start) * 1e3)
    return times


def impacket_python():
    """A Python that has impacket: this one, or the system's."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and subprocess.run([python, "-c", "import impacket"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    raise SystemExit("there is no impacket for Python (Debian: apt-get install python3-impacket)")


def impacket(samba, python):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "impacket_values.py")
    return [int(line) / 1e6 for line in run([python, script, *arguments(samba)], env=account()).splitlines()]


def compiled(folder):
    """Compiles the program that stands among the connection's tests; gives the command that runs it with the command's jars and options."""
    jars = ":".join(glob.glob(os.path.join(ROOT, "runner", "cli", "target", "keyturn", "lib", "*.jar")))
    source = os.path.join(ROOT, "runner", "connections", "src", "test", "java", "dev", "keyturn", "connections", "winreg", "PerValue.java")
    classes = os.path.join(folder, "classes")
    home = os.environ.get("JAVA_HOME")
    javac, java = (os.path.join(home, "bin", name) if home else shutil.which(name) for name in ("javac", "java"))
    run([javac, "-d", classes, "-cp", jars, source])
    return [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes + ":" + jars, "dev.keyturn.connections.winreg.PerValue"]


def keyturn(samba, java):
    return run([*java, *arguments(samba)], env=account())


def arguments(samba):
    return [str(samba.port), KEY, str(COUNT), str(ROUNDS)]
