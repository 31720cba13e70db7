package dev.keyturn.language.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The test {@code x is version('10.0.17763', '>=')}: runs of digits compare as numbers, runs of letters as text. */
final class VersionTest implements FilterGroup {
    private static final Pattern PARTS = Pattern.compile("\\d+|[a-z]+|\\.|[^\\da-z.]+");

    @Override
    public String signatures() {
        return """
                version version operator? strict? version_type?
                version_compare version operator? strict? version_type?""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        String kind = call.text("version_type", "loose");
        if (!List.of("loose", "strict").contains(kind)) {
            throw call.wrong("version_type '" + kind + "' is not known; versions compare as loose or strict");
        }
        int order = compare(parts(call, call.text()), parts(call, call.text("version")), call);
        return switch (call.text("operator", "eq")) {
            case "==", "=", "eq" -> order == 0;
            case "!=", "<>", "ne" -> order != 0;
            case "<", "lt" -> order < 0;
            case "<=", "le" -> order <= 0;
            case ">", "gt" -> order > 0;
            case ">=", "ge" -> order >= 0;
            default -> throw call.wrong("the operator " + PythonText.brief(call.get("operator")) + " is not known; use ==, !=, <, <=, > or >=");
        };
    }

    private static List<Object> parts(CallExpression call, String version) {
        if (version.isBlank()) {
            throw call.wrong("a version is empty; compare a text like '10.0.17763'");
        }
        List<Object> parts = new ArrayList<>();
        Matcher matcher = PARTS.matcher(version);
        while (matcher.find()) {
            String part = matcher.group();
            if (!part.equals(".")) {
                parts.add(Character.isDigit(part.charAt(0)) ? new BigInteger(part) : part);
            }
        }
        return parts;
    }

    private static int compare(List<Object> a, List<Object> b, CallExpression call) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (a.get(i) instanceof String != b.get(i) instanceof String) {
                throw call.wrong("cannot compare " + PythonText.brief(call.text()) + " with " + PythonText.brief(call.text("version"))
                        + ", because one has text where the other has a number");
            }
            int order = Values.compare(a.get(i), b.get(i), "<");
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
