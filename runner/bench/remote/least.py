"""Counts the round trips that the main job needs at least on a host as it is, one call after the other, by the protocol alone: what it reads and
writes is listed here by hand, and what is there is asked with another program. runner/docs/testing-and-speed.md says it in words."""
import json
import os
import subprocess

from remote.keyturn import account, run

# connecting the share IPC$, opening the pipe, binding to its interface, opening HKLM
SETTING_UP = 4

WHOLE = None
CONTROL = "SYSTEM\\CurrentControlSet\\Control\\"
MICROSOFT = "SOFTWARE\\Microsoft\\"
EXCHANGE = MICROSOFT + "ExchangeServer\\v15"
OLDER_EXCHANGE = MICROSOFT + "ExchangeServer\\v14"
PROTOCOLS = CONTROL + "SecurityProviders\\SCHANNEL\\Protocols"
MARKER = "SOFTWARE\\KeyturnRestartPending"

FACTS = [
    (MICROSOFT + "Windows NT\\CurrentVersion", 9), (CONTROL + "ProductOptions", 1), (CONTROL + "Session Manager\\Environment", 1),
    (MICROSOFT + "NET Framework Setup\\NDP\\v4\\Full", 1), (MICROSOFT + "NET Framework Setup\\NDP\\v3.5", 1),
    ("SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters", 2), (CONTROL + "ComputerName\\ActiveComputerName", 1), (EXCHANGE, WHOLE),
]
SETUP_STATE = [(EXCHANGE + "\\" + part, 1) for part in ("AdminTools", "CafeRole", "ClientAccessRole", "FrontendTransportRole", "HubTransportRole",
                                                       "MailboxRole", "UnifiedMessagingRole")]
# What the tasks look at, each key in the views it has.
TASKS = [
    (PROTOCOLS + "\\TLS 1.2\\Client", 2), (PROTOCOLS + "\\TLS 1.2\\Server", 2),
    *2 * [(MICROSOFT + "Windows\\CurrentVersion\\Internet Settings\\WinHttp", 1)], *2 * [(MICROSOFT + ".NETFramework\\v4.0.30319", 2)],
    (MARKER, WHOLE),
]
DOTNET35 = 2 * [(MICROSOFT + ".NETFramework\\v2.0.50727", 2)]


class Least:
    """The least round trips, for a host as it is at this moment."""

    def __init__(self, samba, python):
        self.samba = samba
        self.script = [python, os.path.join(os.path.dirname(os.path.abspath(__file__)), "impacket_keys.py"), str(samba.port)]

    def held(self, keys):
        """The numbers of values and subkeys of each key, or none where it is not there."""
        done = subprocess.run(self.script, input="\n".join(keys), stdout=subprocess.PIPE, text=True, env=account(), timeout=60, check=True)
        return [None if line == "absent" else [int(n) for n in line.split()] for line in done.stdout.splitlines()]

    def reading(self, wanted):
        """One to open each key, and where it is there one for each value; for a whole key one more, how many it has."""
        trips = 0
        for (_, values), held in zip(wanted, self.held([key for key, _ in wanted])):
            trips += 1
            if held:
                trips += 1 + sum(held) if values is WHOLE else values
        return trips

    def check(self):
        exchange, dotnet35 = self.held([EXCHANGE, MICROSOFT + "NET Framework Setup\\NDP\\v3.5"])
        wanted = FACTS + TASKS
        wanted = wanted + (SETUP_STATE + [(EXCHANGE + "\\Setup", WHOLE)] if exchange else [(OLDER_EXCHANGE, 0)])
        return SETTING_UP + self.reading(wanted + (DOTNET35 if dotnet35 else []))

    def apply(self, predicted):
        """What a check takes, and for each change one write; before it one to see that the host still has what it starts from, unless it is in a
        key that is new; the marker with its three values, its reason rewritten once, after a look; and one to have each hive on disk."""
        trips = self.check()
        new = set()
        hives = {"software"}
        for change in predicted:
            path = change["key"].split("\\", 1)[1].lower()
            hives.add(path.split("\\")[0])
            if change["change"] == "create_key":
                trips += 1 if path.rsplit("\\", 1)[0] in new else 2
                new.add(path)
            else:
                trips += 1 if path in new else 2
        return trips + 4 + 1 + 2 + len(hives)


def predicted(command, environment):
    """The changes that a check run reports."""
    return json.loads(run(command, env=environment))["hosts"][0]["changes"]
