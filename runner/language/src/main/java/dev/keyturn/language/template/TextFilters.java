package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.ArrayList;
import java.util.List;

/** Filters that make text from text. */
final class TextFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                string
                lower
                upper
                capitalize
                title
                trim chars?
                replace old new count?
                split delim?
                join d? attribute?
                format *
                indent width? first? blank?
                quote
                wordcount""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "string" -> call.text();
            case "lower" -> TextOps.lower(call.text());
            case "upper" -> TextOps.upper(call.text());
            case "capitalize" -> TextOps.capitalize(call.text());
            case "title" -> TextOps.title(call.text());
            case "trim" -> TextOps.strip(call.text(), call.text("chars", null), true, true);
            case "replace" -> TextOps.replace(call.text(), call.text("old"), call.text("new"), call.integer("count", -1));
            case "split" -> TextOps.split(onlyText(call), call.text("delim", null), -1);
            case "join" -> join(call);
            case "format" -> PercentFormat.format(call.text(), new Tuple(call.rest()));
            case "indent" -> indent(call);
            case "wordcount" -> (long) TextOps.split(call.text(), null, -1).size();
            default -> quote(call.input() == null ? "" : call.text());
        };
    }

    private static String onlyText(CallExpression call) {
        if (call.input() instanceof String s) {
            return s;
        }
        throw call.needs("text", call.input());
    }

    private static String join(CallExpression call) {
        List<String> parts = new ArrayList<>();
        for (Object item : call.list()) {
            Object part = call.get("attribute", null) == null ? item : Attributes.of(item, call.get("attribute"));
            parts.add(PythonText.str(Undefined.require(part)));
        }
        String between = call.text("d", "");
        Budget.characters(parts.stream().mapToLong(String::length).sum() + (long) between.length() * parts.size());
        return String.join(between, parts);
    }

    private static String indent(CallExpression call) {
        String margin = call.get("width", null) instanceof String s ? s : " ".repeat(Math.max(0, Math.min(1000, call.integer("width", 4))));
        String[] lines = call.text().split("\n", -1);
        for (int i = call.flag("first") ? 0 : 1; i < lines.length; i++) {
            lines[i] = lines[i].isEmpty() && !call.flag("blank") ? "" : margin + lines[i];
        }
        return String.join("\n", lines);
    }

    /** Quotes for a POSIX shell, as Ansible's filter does. */
    private static String quote(String text) {
        if (!text.isEmpty() && text.matches("[\\w@%+=:,./-]+")) {
            return text;
        }
        return "'" + text.replace("'", "'\"'\"'") + "'";
    }
}
