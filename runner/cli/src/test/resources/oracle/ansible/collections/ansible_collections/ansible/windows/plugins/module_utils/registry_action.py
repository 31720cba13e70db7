"""What both modules share: they work on the registry of the task's host, and leave it alone in a check run."""
import os

from ansible.plugins.action import ActionBase
from ansible_collections.ansible.windows.plugins.module_utils.registry import Refused, Registry


class RegistryAction(ActionBase):
    _supports_check_mode = True

    def work(self, registry, given):
        """Does what the module does, and gives its result."""
        raise NotImplementedError

    def run(self, tmp=None, task_vars=None):
        super().run(tmp, task_vars)
        registry = Registry(os.path.join(os.environ["KEYTURN_REGISTRIES"], task_vars["inventory_hostname"] + ".json"))
        try:
            result = self.work(registry, dict(self._task.args))
        except Refused as refusal:
            return {"failed": True, "changed": False, "msg": str(refusal)}
        if result["changed"] and not self._task.check_mode:
            registry.save()
        return result
