package dev.keyturn.engine.action;

import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.module.ModuleInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets variables of the host for the rest of the run. */
@ModuleInfo(name = "set_fact", aliases = "ansible.builtin.set_fact", summary = "Sets variables of the host for the rest of the run.", example = """
        - set_fact:
            wants_tls13: "{{ keyturn_facts.windows_build >= 20348 }}"
        """)
public final class SetFact implements Action<Action.Free> {
    @Override
    public Class<Free> arguments() {
        return Free.class;
    }

    @Override
    public Effect run(Free arguments, ActionContext context) throws TemplateException {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Map.Entry<String, Object> each : arguments.values().entrySet()) {
            facts.put(String.valueOf(context.templates().render(each.getKey(), context.variables())), each.getValue());
        }
        facts.remove("cacheable");
        for (String name : facts.keySet()) {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                return Effect.of(Result.failed("'" + name + "' cannot be a variable's name"));
            }
        }
        if (facts.isEmpty()) {
            return Effect.of(Result.failed("set_fact sets nothing; expected 'name: value' lines"));
        }
        return new Effect(Result.of(Status.OK, "", Map.of("ansible_facts", facts)), facts, Control.NEXT);
    }
}
