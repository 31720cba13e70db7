package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.List;
import java.util.Map;

/** What the parts of a template come to: text, unless the only part that was reached is a list, a dict or a boolean. */
final class Rendered {
    private final StringBuilder text = new StringBuilder();
    private Object only;
    private int parts;

    void text(String part) {
        parts++;
        Budget.append(text, part);
    }

    /** None adds nothing to a text, as in Ansible, where plain Jinja writes "None". */
    void value(Object value) {
        parts++;
        only = value;
        Budget.append(text, value == null ? "" : PythonText.str(value));
    }

    Object result() {
        boolean data = only instanceof List || only instanceof Map || only instanceof Boolean;
        return parts == 1 && data ? Undefined.requireDeep(only) : text.toString();
    }
}
