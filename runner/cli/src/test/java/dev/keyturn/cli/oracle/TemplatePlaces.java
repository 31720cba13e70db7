package dev.keyturn.cli.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A playbook in which each of many values stands wherever a template can stand. */
final class TemplatePlaces {
    private static final Map<String, Object> VARIABLES = variables();
    private static final List<String> EXPRESSIONS = List.of("v_none", "v_yes", "v_no", "v_zero", "v_whole", "v_minus", "v_big", "v_half", "v_empty", "v_blank",
            "v_text", "v_none_text", "v_truth_text", "v_list_text", "v_list", "v_empty_list", "v_dict", "v_empty_dict", "v_nested", "v_lazy", "v_lazy_none",
            "none", "true", "false", "5", "0.5", "''", "'text'", "[1, none]", "{'a': none}", "1 + 1", "none if v_yes else 1", "1 if v_no else none",
            "v_dict.a", "v_dict.get('nothing')", "v_list[2]", "[none] | first", "v_text | regex_search('z')", "v_text | regex_search('t$')",
            "nowhere | default('')", "nowhere | default(none)", "none | default('d')", "none | default('d', true)", "v_none | default(v_none)",
            "none | ternary('a', 'b')", "none | ternary('a', 'b', 'c')", "none | bool", "(none | int) + 1", "none | string", "none | lower", "none | trim",
            "none | quote", "none | to_json", "none ~ 'x'", "'%s' % none", "[none, 1] | join(',')", "[none] | map('string') | list", "[[none]] | flatten",
            "{'a': none} | combine({'b': none})", "{'a': none} | dict2items", "none | b64encode", "none | hash('sha1')", "none | regex_replace('o', '0')",
            "v_none is none", "v_lazy_none is none", "nowhere is none", "nowhere is string", "nowhere is mapping", "v_none == ''");

    private final List<Map<String, Object>> tasks = new ArrayList<>();

    /** The playbook as data. */
    static List<Map<String, Object>> playbook() {
        TemplatePlaces all = new TemplatePlaces();
        all.inTexts();
        all.inVariables();
        all.inKeywords();
        all.whereNothingIsDefined();
        return List.of(Map.of("hosts", "all", "gather_facts", false, "vars", VARIABLES, "tasks", all.tasks));
    }

    private static Map<String, Object> variables() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("v_none", null);
        all.putAll(Map.of("v_yes", true, "v_no", false, "v_zero", 0, "v_whole", 5, "v_minus", -7, "v_big", 12345678901234567L, "v_half", 0.5));
        all.putAll(Map.of("v_empty", "", "v_blank", " ", "v_text", "text", "v_none_text", "None", "v_truth_text", "True", "v_list_text", "[1, None]"));
        List<Object> list = new ArrayList<>(List.of(1, "a"));
        list.add(null);
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("a", null);
        dict.put("b", list);
        all.putAll(Map.of("v_list", list, "v_empty_list", List.of(), "v_dict", dict, "v_empty_dict", Map.of(), "v_nested", List.of(list, dict)));
        all.putAll(Map.of("v_lazy", "{{ v_none }}", "v_lazy_none", "{{ none }}"));
        return all;
    }

    private void inTexts() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("whole", "{{ # }}");
        forms.put("before and behind", "a{{ # }}b");
        forms.put("twice", "{{ # }}{{ # }}");
        forms.put("with a line break", "{{ # }}\n");
        forms.put("with two line breaks", "{{ # }}\n\n");
        forms.put("in a block", "{% if v_yes %}{{ # }}{% endif %}");
        forms.put("in a block with a line break", "{% if v_yes %}{{ # }}{% endif %}\n");
        forms.put("in a set", "{% set q = # %}{{ q }}|{{ q is none }}");
        forms.put("in a loop", "{% for q in [#] %}{{ q }}|{% endfor %}");
        forms.put("with a default", "{{ (#) | default('D') }}/{{ (#) | default('D', true) }}/{{ (#) is none }}");
        forms.forEach((name, form) -> {
            task(name, Map.of("debug", Map.of("msg", each(expression -> form.replace("#", expression)))));
            task(name + ", in lists", Map.of("debug", Map.of("msg", each(expression -> List.of(form.replace("#", expression))))));
        });
    }

    private void inVariables() {
        Map<String, Object> named = new LinkedHashMap<>();
        EXPRESSIONS.forEach(expression -> named.put("x" + named.size(), "{{ " + expression + " }}"));
        task("variables of a task", Map.of("vars", named, "debug", Map.of("msg", seen(named))));
        task("set facts", Map.of("set_fact", named));
        task("facts", Map.of("debug", Map.of("msg", seen(named))));
        task("a registered result", Map.of("debug", Map.of("msg", named), "register", "r"));
        Map<String, Object> registered = new LinkedHashMap<>();
        named.keySet().forEach(name -> registered.put(name, seen("r.msg." + name)));
        task("what is registered", Map.of("debug", Map.of("msg", registered)));
    }

    private static Map<String, Object> seen(Map<String, Object> named) {
        Map<String, Object> all = new LinkedHashMap<>();
        named.keySet().forEach(name -> all.put(name, seen(name)));
        return all;
    }

    private static List<String> seen(String name) {
        return List.of("{{ # }}", "a{{ # }}", "{{ # is none }}", "{{ # == '' }}", "{{ # | default('D', true) }}").stream()
                .map(form -> form.replace("#", name)).toList();
    }

    private void inKeywords() {
        task("a loop", Map.of("debug", Map.of("msg", List.of("<{{ item }}>", "{{ item }}", "{{ item is none }}")),
                "loop", EXPRESSIONS.stream().map(expression -> "{{ " + expression + " }}").toList()));
        for (String expression : EXPRESSIONS) {
            task("named '{{ " + expression + " }}'", Map.of("debug", Map.of("var", expression)));
            task("when " + EXPRESSIONS.indexOf(expression), Map.of("debug", Map.of("msg", "is none"), "when", "(" + expression + ") is none"));
            if (!expression.equals("v_list_text")) {
                task("loop " + EXPRESSIONS.indexOf(expression), Map.of("debug", Map.of("msg", "<{{ item }}>"), "loop", "{{ " + expression + " }}"));
            }
            task("judged " + EXPRESSIONS.indexOf(expression), Map.of("debug", Map.of("msg", "judged"),
                    "changed_when", "(" + expression + ") == ''", "failed_when", "(" + expression + ") is sameas none"));
        }
    }

    private void whereNothingIsDefined() {
        task("undefined '{{ nowhere }}'", Map.of("debug", Map.of("msg", "named")));
        task("undefined", Map.of("debug", Map.of("msg", "{{ nowhere }}")));
        task("undefined in a text", Map.of("debug", Map.of("msg", "a{{ nowhere }}")));
        task("undefined variable", Map.of("debug", Map.of("var", "nowhere")));
        task("undefined in a loop", Map.of("debug", Map.of("msg", "x"), "loop", List.of("{{ nowhere }}")));
        task("undefined loop", Map.of("debug", Map.of("msg", "x"), "loop", "{{ nowhere }}"));
        task("undefined condition", Map.of("debug", Map.of("msg", "x"), "when", "nowhere"));
        task("undefined behind a condition", Map.of("debug", Map.of("msg", "{{ nowhere }}"), "when", "nowhere is defined"));
        task("omitted", Map.of("debug", Map.of("msg", "{{ omit }}")));
        task("omitted in a mapping", Map.of("debug", Map.of("msg", Map.of("kept", 1, "gone", "{{ omit }}", "inner", List.of(Map.of("gone", "{{ omit }}"))))));
        task("omitted by default", Map.of("debug", Map.of("msg", "{{ nowhere | default(omit) }}")));
    }

    private static Map<String, Object> each(Function<String, Object> form) {
        Map<String, Object> all = new LinkedHashMap<>();
        EXPRESSIONS.forEach(expression -> all.put(expression, form.apply(expression)));
        return all;
    }

    private void task(String name, Map<String, Object> does) {
        Map<String, Object> task = new LinkedHashMap<>(Map.of("name", name, "ignore_errors", true));
        task.putAll(does);
        tasks.add(task);
    }
}
