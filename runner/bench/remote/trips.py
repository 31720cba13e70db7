"""Parts 2 and 3: how often the main job waits for one host, beside the least the protocol allows, and how long that takes on a long line."""
from remote.delay import Delay
from remote.keyturn import COMMAND, MAIN_JOB, account, play, winreg_inventory
from remote.least import Least, predicted

LINE = 0.05
TIMES = 3


def measure(samba, folder, python):
    """Rows of (what, waits, requests, least, round-trip times that it took)."""
    least = Least(samba, python)
    rows = [check(samba, folder, least, "check")]
    inventory = winreg_inventory(folder, samba.port)
    changes = predicted([COMMAND, "play", MAIN_JOB, "-i", inventory, "--check", "--json"], account())
    fewest = least.apply(changes)
    with Delay(samba.port, LINE) as far:
        play(folder, MAIN_JOB, winreg_inventory(folder, far.port))
        waits, requests, seconds = far.after_logon()
    rows.append(("apply", waits, requests, fewest, seconds / LINE))
    rows.append(check(samba, folder, least, "check after it"))
    return rows


def check(samba, folder, least, name):
    fewest = least.check()
    with Delay(samba.port, LINE) as far:
        seen = []
        for _ in range(TIMES):
            play(folder, MAIN_JOB, winreg_inventory(folder, far.port), "--check")
            seen.append(far.after_logon())
    return (name, seen[-1][0], seen[-1][1], fewest, min(seconds for _, _, seconds in seen) / LINE)
