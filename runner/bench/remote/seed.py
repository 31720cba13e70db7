"""Gives a Samba the usual keys of a Windows server, as one of the example fleet's snapshots has them."""
import json
import os
import re

from remote.keyturn import SNAPSHOTS, play, winreg_inventory, write

SNAPSHOT = os.path.join(SNAPSHOTS, "ex19-01.reg")
VALUE = re.compile(r'(?:@|"((?:[^"\\]|\\.)*)")=(?:dword:([0-9a-f]{8})|"((?:[^"\\]|\\.)*)")$')


def usual_keys(samba, folder):
    """Writes the snapshot's texts and numbers. Some of these keys Samba makes up itself and lets nobody write; those stay as they are."""
    with open(SNAPSHOT, "rb") as file:
        data = file.read()
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8")
    tasks, key = [], None
    for line in text.splitlines():
        value = VALUE.match(line)
        if line.startswith("["):
            key = line.strip("[]")
        elif value and key and "\\Cluster" not in key:
            name, number, string = value.groups()
            data = {"type": "dword", "data": int(number, 16)} if number else {"type": "string", "data": plain(string)}
            tasks.append({"registry_key": {"path": key, "name": plain(name or ""), **data}, "ignore_errors": True})
    playbook = write(folder, "usual.yml", json.dumps([{"hosts": "all", "gather_facts": False, "tasks": tasks}]))
    play(folder, playbook, winreg_inventory(folder, samba.port))


def plain(text):
    return re.sub(r"\\(.)", r"\1", text)
