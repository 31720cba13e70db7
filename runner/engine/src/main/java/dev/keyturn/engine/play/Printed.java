package dev.keyturn.engine.play;

import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.template.Unsafe;
import java.util.Map;

/** What templates come to where only text will do, names and labels: printed as Python, and so Ansible, prints them. */
final class Printed {
    private Printed() {
    }

    static String text(Object template, Map<String, Object> variables, Templates templates) throws TemplateException {
        Object value = templates.render(template, variables);
        if (value == null) {
            return "";
        }
        return value instanceof String text ? text : String.valueOf(templates.evaluate("it | string", Map.of("it", new Unsafe(value))));
    }
}
