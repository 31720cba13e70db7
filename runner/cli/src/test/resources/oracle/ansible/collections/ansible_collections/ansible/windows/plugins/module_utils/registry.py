"""A registry in a JSON file: a list of keys, {"path": "HKLM\\SOFTWARE", "values": [[name, kind, data], ...]}."""
import json
import os
import re
from decimal import Decimal, InvalidOperation, ROUND_HALF_EVEN

KINDS = {"none": "None", "binary": "Binary", "dword": "DWord", "expandstring": "ExpandString", "multistring": "MultiString", "string": "String",
         "qword": "QWord"}
TYPES = {"None": "REG_NONE", "Binary": "REG_BINARY", "DWord": "REG_DWORD", "ExpandString": "REG_EXPAND_SZ", "MultiString": "REG_MULTI_SZ",
         "String": "REG_SZ", "QWord": "REG_QWORD"}
GIVEN = ["HKLM", "HKCU", "HKU", "HKCC", "HKCR", "HKLM\\SOFTWARE", "HKLM\\SYSTEM", "HKU\\.DEFAULT"]


class Refused(Exception):
    """What the module fails with."""


class Registry:
    def __init__(self, file):
        self.file = file
        self.keys = {path.lower(): (path, {}) for path in GIVEN}
        if os.path.exists(file):
            with open(file, encoding="utf-8") as stored:
                for key in json.load(stored):
                    self.keys[key["path"].lower()] = (key["path"], {value[0].lower(): tuple(value) for value in key["values"]})

    def save(self):
        with open(self.file, "w", encoding="utf-8") as stored:
            json.dump([{"path": path, "values": [list(value) for value in values.values()]} for path, values in self.keys.values()], stored)

    def values(self, path):
        """The values of a key by their names in small letters; None if there is no such key."""
        key = self.keys.get(path.lower())
        return None if key is None else key[1]

    def create(self, path):
        """Makes a key and those above it; gives whether anything was made."""
        names = path.split("\\")
        made = False
        for depth in range(1, len(names) + 1):
            part = "\\".join(names[:depth])
            if part.lower() not in self.keys:
                above = "\\".join(names[:depth - 1]).lower()
                spelled = self.keys[above][0] + "\\" + names[depth - 1] if above else part
                self.keys[part.lower()] = (spelled, {})
                made = True
        return made

    def delete(self, path):
        """Takes a key out with all below it; gives whether it was there."""
        low = path.lower()
        gone = [key for key in self.keys if key == low or key.startswith(low + "\\")]
        for key in gone:
            del self.keys[key]
        return bool(gone)

    def below(self, path):
        low = path.lower() + "\\"
        return [spelled.rsplit("\\", 1)[1] for key, (spelled, _) in self.keys.items() if key.startswith(low) and "\\" not in key[len(low):]]


def arguments(given, aliases):
    """The arguments by their first names."""
    names = {alias: name for name, others in aliases.items() for alias in [name] + others}
    unknown = [name for name in given if name not in names]
    if unknown:
        raise Refused("Unsupported parameters: " + ", ".join(unknown))
    return {names[name]: value for name, value in given.items()}


def key_of(path):
    matched = re.match(r"(?i)^(HKLM|HKCU|HKU|HKCR|HKCC):\\(.*)$", path)
    if not matched:
        raise Refused("path: %s is not a valid path; it has to begin with a hive, as HKLM:\\" % path)
    return (matched.group(1).upper() + "\\" + matched.group(2)).rstrip("\\")


def choice(argument, value, choices):
    if str(value).lower() not in choices:
        raise Refused("value of %s must be one of: %s. Got no match for: %s" % (argument, ", ".join(choices), value))
    return str(value).lower()


def text(data):
    """As .NET writes it."""
    if isinstance(data, list):
        return "System.Object[]"
    if isinstance(data, float) and data == int(data):
        return str(int(data))
    return "" if data is None else str(data)


def number(data, bits):
    if isinstance(data, float) and data != int(data):
        raise Refused("data '%s' cannot be a decimal or float value with a remainder when type is dword or qword" % data)
    if isinstance(data, (bool, int, float)):
        whole = int(data)
        if whole < -(1 << bits - 1):
            raise Refused("value was too small")
    else:
        said = text(data).strip()
        try:
            whole = int(said, 16) if re.match(r"(?i)^0x[0-9a-f]+$", said) else int((Decimal(said or "0")).to_integral_value(ROUND_HALF_EVEN))
        except InvalidOperation:
            raise Refused('Cannot convert value "%s" to type "System.UInt64"' % said)
        if whole < 0:
            raise Refused("value was too small for a UInt64")
    if whole >= 1 << bits:
        raise Refused("data cannot be larger than 0x%x when type is %sword" % ((1 << bits) - 1, "d" if bits == 32 else "q"))
    return whole & (1 << bits) - 1


def octets(data):
    if isinstance(data, str):
        digits = re.sub(r"[^a-f0-9,:]", "", data.lower()[4:] if data.lower().startswith("hex:") else data.lower())
        parts = re.split("[,:]+", digits) if re.search("[,:]", digits) else re.findall("..", digits) if len(digits) % 2 == 0 else []
        return [int(part, 16) for part in parts]
    listed = data if isinstance(data, list) else [data]
    if any(not isinstance(each, int) or each < 0 or each > 255 for each in listed):
        raise Refused("cannot convert binary data '%s' to byte array" % data)
    return listed


def stored(kind, data):
    """The data as the registry holds it."""
    if kind in ("String", "ExpandString"):
        return text(data)
    if kind == "MultiString":
        return [text(each) for each in (data if isinstance(data, list) else [] if data in (None, "") else [data])]
    if kind in ("DWord", "QWord"):
        return number("" if data is None else data, 32 if kind == "DWord" else 64)
    return octets("" if data is None else data)


def same(kind, one, other):
    """Lists of texts are compared without case, other texts with it."""
    if kind == "MultiString":
        return [each.lower() for each in one] == [each.lower() for each in other]
    return one == other
