package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.List;

/** The methods of text that expressions may call. */
final class TextMethods implements FilterGroup {

    @Override
    public String signatures() {
        return """
                split sep? maxsplit?
                rsplit sep? maxsplit?
                splitlines
                strip chars?
                lstrip chars?
                rstrip chars?
                lower
                upper
                title
                capitalize
                startswith prefix
                endswith suffix
                replace old new count?
                join items
                find sub
                rfind sub
                index sub
                count sub
                isdigit
                isalpha
                zfill width""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        String text = call.text();
        return switch (name) {
            case "split" -> TextOps.split(text, call.text("sep", null), call.integer("maxsplit", -1));
            case "rsplit" -> splitRight(text, call);
            case "splitlines" -> TextOps.lines(text);
            case "strip" -> TextOps.strip(text, call.text("chars", null), true, true);
            case "lstrip" -> TextOps.strip(text, call.text("chars", null), true, false);
            case "rstrip" -> TextOps.strip(text, call.text("chars", null), false, true);
            case "lower" -> TextOps.lower(text);
            case "upper" -> TextOps.upper(text);
            case "title" -> TextOps.title(text);
            case "capitalize" -> TextOps.capitalize(text);
            case "startswith" -> parts(call, "prefix").stream().anyMatch(text::startsWith);
            case "endswith" -> parts(call, "suffix").stream().anyMatch(text::endsWith);
            case "replace" -> TextOps.replace(text, only(call, "old"), only(call, "new"), call.integer("count", -1));
            case "join" -> String.join(text, call.itemsOf(call.get("items")).stream().map(item -> only(call, item)).toList());
            case "find" -> (long) text.indexOf(only(call, "sub"));
            case "rfind" -> (long) text.lastIndexOf(only(call, "sub"));
            case "index" -> index(text, call);
            case "count" -> count(text, only(call, "sub"));
            case "isdigit" -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            case "isalpha" -> !text.isEmpty() && text.chars().allMatch(Character::isLetter);
            default -> PercentFormat.zeroFill(text, call.integer("width", 0));
        };
    }

    private static String only(CallExpression call, String argument) {
        return only(call, call.get(argument));
    }

    private static String only(CallExpression call, Object value) {
        if (value instanceof String s) {
            return s;
        }
        throw call.needs("text", value);
    }

    /** One text, or a tuple of them of which any will do. */
    private static List<String> parts(CallExpression call, String argument) {
        Object value = call.get(argument);
        return value instanceof Tuple tuple ? tuple.stream().map(each -> only(call, each)).toList() : List.of(only(call, value));
    }

    private static long index(String text, CallExpression call) {
        int place = text.indexOf(only(call, "sub"));
        if (place < 0) {
            throw call.wrong(PythonText.brief(call.get("sub")) + " is not in " + PythonText.brief(text));
        }
        return place;
    }

    private static long count(String text, String part) {
        return part.isEmpty() ? text.length() + 1L : TextOps.split(text, part, -1).size() - 1L;
    }

    private static List<Object> splitRight(String text, CallExpression call) {
        String separator = call.text("sep", null);
        List<Object> all = TextOps.split(text, separator, -1);
        int most = call.integer("maxsplit", -1);
        if (most < 0 || all.size() <= most + 1) {
            return all;
        }
        List<Object> tail = all.subList(all.size() - most, all.size());
        String head = separator == null ? " " : separator;
        List<Object> out = new ArrayList<>();
        out.add(String.join(head, all.subList(0, all.size() - most).stream().map(PythonText::str).toList()));
        out.addAll(tail);
        return out;
    }
}
