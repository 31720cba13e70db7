package dev.keyturn.language.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests of text against regular expressions and of its case. */
final class TextTests implements FilterGroup {

    @Override
    public String signatures() {
        return """
                match pattern ignorecase? multiline?
                search pattern ignorecase? multiline?
                regex pattern ignorecase? multiline? match_type?
                lower
                upper""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        String text = call.text();
        return switch (name) {
            case "lower" -> text.equals(TextOps.lower(text)) && !text.equals(TextOps.upper(text));
            case "upper" -> text.equals(TextOps.upper(text)) && !text.equals(TextOps.lower(text));
            case "regex" -> matches(call, call.text("match_type", "search"));
            default -> matches(call, name);
        };
    }

    private static Object matches(CallExpression call, String how) {
        Pattern pattern = PythonRegex.compile(call.text("pattern"), call.flag("ignorecase"), call.flag("multiline"));
        return PythonRegex.guarded(() -> {
            Matcher matcher = pattern.matcher(call.text());
            return switch (how) {
                case "search" -> matcher.find();
                case "match" -> matcher.lookingAt();
                case "fullmatch" -> matcher.matches();
                default -> throw call.wrong("match_type is search, match or fullmatch, but found " + PythonText.brief(how));
            };
        });
    }
}
