package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Filters that search and replace with Python's regular expressions. */
final class RegexFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                regex_search regex * **
                regex_findall regex multiline? ignorecase?
                regex_replace pattern? replacement? ignorecase? multiline? count?
                regex_escape""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return PythonRegex.guarded(() -> switch (name) {
            case "regex_search" -> search(call);
            case "regex_findall" -> findAll(call);
            case "regex_replace" -> replace(call);
            default -> call.text().replaceAll("[-\\[\\](){}?*+|^$\\\\.&~# \\t\\n\\r\\x0b\\f]", "\\\\$0");
        });
    }

    private static Object search(CallExpression call) {
        boolean ignoreCase = Values.truthy(call.named().getOrDefault("ignorecase", false));
        boolean multiline = Values.truthy(call.named().getOrDefault("multiline", false));
        Matcher matcher = PythonRegex.compile(call.text("regex"), ignoreCase, multiline).matcher(Budget.counted(call.text()));
        if (!matcher.find()) {
            return null;
        } else if (call.rest().isEmpty()) {
            return matcher.group();
        }
        List<Object> groups = new ArrayList<>();
        for (Object wanted : call.rest()) {
            groups.add(group(call, matcher, PythonText.str(Undefined.require(wanted))));
        }
        return groups;
    }

    private static String group(CallExpression call, Matcher matcher, String wanted) {
        String name = wanted.matches("\\\\g<\\w+>") ? wanted.substring(3, wanted.length() - 1)
                : wanted.matches("\\\\\\d+") ? wanted.substring(1) : null;
        if (name == null) {
            throw call.wrong("a group is named '\\\\1' or '\\\\g<name>', but found " + PythonText.brief(wanted));
        }
        return PythonRegex.group(matcher, name);
    }

    private static Object findAll(CallExpression call) {
        Matcher matcher = PythonRegex.compile(call.text("regex"), call.flag("ignorecase"), call.flag("multiline")).matcher(Budget.counted(call.text()));
        List<Object> all = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.groupCount() == 0) {
                all.add(matcher.group());
            } else if (matcher.groupCount() == 1) {
                all.add(text(matcher.group(1)));
            } else {
                List<Object> groups = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    groups.add(text(matcher.group(i)));
                }
                all.add(new Tuple(groups));
            }
        }
        return all;
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    private static Object replace(CallExpression call) {
        String text = call.text();
        Matcher matcher = PythonRegex.compile(call.text("pattern", ""), call.flag("ignorecase"), call.flag("multiline")).matcher(Budget.counted(text));
        int left = call.integer("count", 0) == 0 ? Integer.MAX_VALUE : call.integer("count", 0);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (left-- > 0 && matcher.find()) {
            out.append(text, done, matcher.start()).append(PythonRegex.expand(matcher, call.text("replacement", "")));
            Budget.characters(out.length());
            done = matcher.end();
        }
        return out.append(text.substring(done)).toString();
    }
}
