from ansible_collections.ansible.windows.plugins.module_utils.registry import TYPES, Refused, arguments, key_of
from ansible_collections.ansible.windows.plugins.module_utils.registry_action import RegistryAction

ALIASES = {"path": ["key"], "name": ["entry", "value"]}


def described(name, kind, data):
    raw = ["0x%02x" % each for each in data] if kind in ("Binary", "None") else data
    return {"type": TYPES[kind] if name else "REG_SZ", "value": data, "raw_value": raw}


class ActionModule(RegistryAction):
    def work(self, registry, given):
        asked = arguments(given, ALIASES)
        if not asked.get("path"):
            raise Refused("missing required arguments: path")
        path = key_of(str(asked["path"]))
        values = registry.values(path)
        if values is None or asked.get("name") is not None and str(asked["name"]).lower() not in values:
            return {"changed": False, "exists": False}
        if asked.get("name") is not None:
            return {"changed": False, "exists": True, **described(*values[str(asked["name"]).lower()])}
        return {"changed": False, "exists": True, "properties": {value[0]: described(*value) for value in values.values()},
                "sub_keys": registry.below(path)}
