"""Runs the keyturn command, and others, and says what they took."""
import os
import subprocess
import time

from remote.samba import PASSWORD, USER

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
COMMAND = os.path.join(ROOT, "runner", "keyturn")
MAIN_JOB = os.path.join(ROOT, "playbooks", "tls12-enable.yml")
SNAPSHOTS = os.path.join(ROOT, "examples", "exchange-fleet", "snapshots")


def account():
    """The environment of a program that logs on."""
    return {**os.environ, "KEYTURN_USER": USER, "KEYTURN_PASSWORD": PASSWORD}


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def winreg_inventory(folder, port):
    return write(folder, f"host-{port}.yml", "all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1 }\n"
                 f"  hosts:\n    bench: {{ ansible_port: {port} }}\n")


def run(command, env=None, expected=(0,)):
    """The standard output of a program that has to end well."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, timeout=600, stdin=subprocess.DEVNULL)
    if done.returncode not in expected:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def play(folder, playbook, inventory, *options):
    """What one run takes, as timed() says it."""
    return timed(folder, [COMMAND, "play", playbook, "-i", inventory, "--yes", *options], env=account())


def timed(folder, command, env=None):
    """Seconds by the clock, seconds of processor time, the most memory in MB, and the output of one command."""
    before = os.path.join(folder, "memory")
    start = time.perf_counter()
    out = run(["/usr/bin/time", "-o", before, "-f", "%M %U %S", *command], env=env)
    seconds = time.perf_counter() - start
    with open(before, encoding="ascii") as memory:
        kilobytes, user, system = memory.read().split()[-3:]
    return seconds, float(user) + float(system), int(kilobytes) / 1024, out
