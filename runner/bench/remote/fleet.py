"""Parts 4 and 5: two hundred connections to a handful of Sambas, and a thousand snapshots, each checked, changed and checked again."""
import os
import re
import shutil

from remote.keyturn import MAIN_JOB, SNAPSHOTS, play, run, write

HOSTS = 200
SNAPSHOT_HOSTS = 1000
SNAPSHOT = "ex16-01.reg"
VALUES = 12
ROUNDS = 3
TOTALS = re.compile(r"^\S+ +: ok=\d+ +changed=(\d+) +unreachable=(\d+) +failed=(\d+)", re.M)


def remote(sambas, folder):
    """Rows of (what, [seconds, seconds of processor time, MB]), the least of all rounds. The hosts of one Samba share a registry, so each has a key
    of its own, and another in each round."""
    groups = "".join(f"    g{n}:\n      vars: {{ ansible_port: {samba.port} }}\n"
                     f"      hosts:\n        h[{first(n, sambas):03}:{first(n + 1, sambas) - 1:03}]:\n" for n, samba in enumerate(sambas))
    inventory = write(folder, "fleet.yml", f"all:\n  vars: {{ ansible_connection: winreg, ansible_host: 127.0.0.1 }}\n  children:\n{groups}")
    playbook = write(folder, "fleet-play.yml", f"""- hosts: all
  gather_facts: false
  tasks:
    - registry_key:
        path: 'HKLM\\SOFTWARE\\KeyturnBench-{{{{ inventory_hostname }}}}-{{{{ round }}}}'
        name: 'v{{{{ item }}}}'
        type: dword
        data: 1
      loop: {list(range(VALUES))}
""")
    # The first knock has Samba start the helper that serves the pipe; that is not what is measured.
    for samba in sambas:
        run(samba.net("enumerate", "HKLM"))
    return least([phases(folder, playbook, inventory, HOSTS, "--forks", str(HOSTS), "-e", f"round={n}") for n in range(ROUNDS)])


def first(group, sambas):
    return 1 + group * HOSTS // len(sambas)


def snapshots(folder):
    """The same rows of the main job on copies of one snapshot."""
    inventory = write(folder, "snapshots.yml", "all:\n  vars: { regfile: 'snapshots/{{ inventory_hostname }}.reg' }\n"
                      f"  hosts:\n    h[0001:{SNAPSHOT_HOSTS}]:\n")
    rounds = []
    for _ in range(ROUNDS):
        copies = os.path.join(folder, "snapshots")
        shutil.rmtree(copies, ignore_errors=True)
        os.makedirs(copies)
        for number in range(1, SNAPSHOT_HOSTS + 1):
            shutil.copy(os.path.join(SNAPSHOTS, SNAPSHOT), os.path.join(copies, f"h{number:04}.reg"))
        rounds.append(phases(folder, MAIN_JOB, inventory, SNAPSHOT_HOSTS))
    return least(rounds)


def least(rounds):
    """Each row at its quickest; of memory the most."""
    rows = []
    for same in zip(*rounds):
        seconds, processor, memory = zip(*(measured for _, measured in same))
        rows.append((same[0][0], [min(seconds), min(processor), max(memory)]))
    return rows


def phases(folder, playbook, inventory, hosts, *options):
    rows = []
    for name, more, changes in (("check", ("--check",), True), ("apply", (), True), ("check after it", ("--check",), False)):
        *measured, out = play(folder, playbook, inventory, "-v", *options, *more)
        totals = [tuple(int(n) for n in found) for found in TOTALS.findall(out)]
        wrong = [t for t in totals if (t[0] > 0) != changes or t[1] or t[2]]
        if len(totals) != hosts or wrong:
            raise SystemExit(f"{name}: {len(totals)} of {hosts} hosts reported, {len(wrong)} of them not as expected:\n{out[-3000:]}")
        rows.append((name, measured))
    return rows
