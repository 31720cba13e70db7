package dev.keyturn.windows.data;

import dev.keyturn.module.ModuleFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain data as text, as PowerShell's invariant culture writes it. */
final class Texts {
    private Texts() {
    }

    /** One text. A list becomes the name of its .NET type, as under Ansible. */
    static String of(Object data) throws ModuleFailure {
        if (data instanceof Map) {
            throw new ModuleFailure("data is a mapping, which has no form as text; give a text");
        }
        if (data instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (data instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            String digits = BigDecimal.valueOf(number).toPlainString();
            return digits.contains(".") ? digits : digits + ".0";
        }
        return data instanceof List ? "System.Object[]" : String.valueOf(data);
    }

    /** The texts of a multistring: those of a list, or a single one. */
    static List<String> list(Object data) throws ModuleFailure {
        List<String> texts = new ArrayList<>();
        for (Object item : data instanceof List<?> all ? all : List.of(data)) {
            if (item == null) {
                throw new ModuleFailure("data holds an empty item (null); write '' for an empty string");
            }
            texts.add(of(item));
        }
        return texts;
    }
}
