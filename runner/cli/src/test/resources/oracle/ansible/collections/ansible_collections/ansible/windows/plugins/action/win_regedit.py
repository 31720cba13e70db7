from ansible.module_utils.parsing.convert_bool import boolean
from ansible_collections.ansible.windows.plugins.module_utils.registry import KINDS, Refused, arguments, choice, key_of, same, stored
from ansible_collections.ansible.windows.plugins.module_utils.registry_action import RegistryAction

ALIASES = {"path": ["key"], "name": ["entry", "value"], "data": [], "type": ["datatype"], "state": [], "delete_key": [], "hive": []}


class ActionModule(RegistryAction):
    def work(self, registry, given):
        asked = arguments(given, ALIASES)
        if asked.get("path") is None:
            raise Refused("missing required arguments: path")
        kind = KINDS[choice("type", asked.get("type", "string"), KINDS)]
        state = choice("state", asked.get("state", "present"), ["present", "absent"])
        path = key_of(str(asked["path"]))
        name = asked.get("name")
        if state == "absent":
            return {"changed": self.absent(registry, path, "" if name is None else str(name), boolean(asked.get("delete_key", True)))}
        return self.present(registry, path, name, kind if name is not None else "String", asked.get("data"))

    @staticmethod
    def absent(registry, path, name, whole):
        if not name and whole:
            return registry.delete(path)
        values = registry.values(path)
        return values is not None and values.pop(name.lower(), None) is not None

    @staticmethod
    def present(registry, path, name, kind, data):
        name = "" if name is None else str(name)
        wanted = None if data is None and not name and kind in ("String", "ExpandString") else stored(kind, data)
        changed = registry.create(path)
        result = {"changed": changed, "data_changed": False, "data_type_changed": False}
        if wanted is not None:
            values = registry.values(path)
            before = values.get(name.lower())
            result["data_type_changed"] = before is not None and before[1] != kind
            result["data_changed"] = before is not None and not (before[1] == kind and same(kind, before[2], wanted)) and before[2] != wanted
            if before is None or before[1] != kind or not same(kind, before[2], wanted):
                values[name.lower()] = (before[0] if before else name, kind, wanted)
                result["changed"] = True
        return result
