package dev.keyturn.engine.play;

import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.template.Unsafe;
import java.util.Collections;
import java.util.Map;

/** What templates come to where only text will do, names and labels: printed as Python, and so Ansible, prints them. */
final class Printed {
    private Printed() {
    }

    /** A name; None is none. */
    static String text(Object template, Map<String, Object> variables, Templates templates) throws TemplateException {
        Object value = templates.render(template, variables);
        return value == null ? "" : printed(value, templates);
    }

    /** The label of an item; None is printed as any value is. */
    static String label(Object template, Map<String, Object> variables, Templates templates) throws TemplateException {
        return printed(templates.render(template, variables), templates);
    }

    private static String printed(Object value, Templates templates) throws TemplateException {
        return value instanceof String text ? text : String.valueOf(templates.evaluate("it | string", Collections.singletonMap("it", new Unsafe(value))));
    }
}
