package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Filters that make or change numbers. */
final class NumberFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                int default? base?
                float default?
                abs
                round precision? method?
                pow y
                root base?""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "int" -> whole(call);
            case "float" -> real(call);
            case "abs" -> absolute(call);
            case "round" -> round(call);
            case "pow" -> Math.pow(number(call), Numbers.real(call.get("y")));
            default -> Math.pow(number(call), 1.0 / call.integer("base", 2));
        };
    }

    private static double number(CallExpression call) {
        if (!Numbers.isNumeric(call.input())) {
            throw call.needs("a number", call.input());
        }
        return Numbers.real(call.input());
    }

    /** As Python's int(); what cannot be read is the default, 0 unless given. */
    private static Object whole(CallExpression call) {
        Object input = call.input();
        Object otherwise = call.get("default", 0L);
        if (input instanceof String s) {
            Object parsed = parsed(s.strip(), call.integer("base", 10));
            return parsed == null ? otherwise : parsed;
        } else if (!Numbers.isNumeric(input) || Numbers.isFloat(input) && !Double.isFinite(Numbers.real(input))) {
            return otherwise;
        }
        return Numbers.isFloat(input) ? Numbers.shrink(new BigDecimal(Numbers.real(input)).toBigInteger()) : Numbers.shrink(Numbers.big(input));
    }

    private static Object parsed(String text, int base) {
        if (text.length() > Budget.MOST_DIGITS) {
            throw new Failure("a number of " + text.length() + " digits is too long; the limit is " + Budget.MOST_DIGITS);
        } else if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
            throw new Failure("the base of a number is 2 to 36, but found " + base);
        }
        String mark = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "$";
        String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^([+-]?)" + mark, "$1");
        try {
            return Numbers.shrink(new BigInteger(digits.replaceAll("(?<=\\w)_(?=\\w)", ""), base));
        } catch (NumberFormatException notWhole) {
            Double value = decimal(text);
            return value == null || !Double.isFinite(value) ? null : Numbers.shrink(new BigDecimal(value).toBigInteger());
        }
    }

    private static Double decimal(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        if (bare.length() > Budget.MOST_DIGITS) {
            return null;
        } else if (bare.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")) {
            return Double.valueOf(bare);
        } else if (bare.matches("[+-]?inf(inity)?")) {
            return bare.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return bare.matches("[+-]?nan") ? Double.NaN : null;
    }

    private static Object real(CallExpression call) {
        Object input = call.input();
        if (Numbers.isNumeric(input)) {
            return Numbers.real(input);
        }
        Double parsed = input instanceof String s ? decimal(s) : null;
        return parsed == null ? call.get("default", 0.0) : parsed;
    }

    private static Object absolute(CallExpression call) {
        number(call);
        Object input = call.input();
        return Numbers.isFloat(input) ? (Object) Math.abs(Numbers.real(input)) : Numbers.shrink(Numbers.big(input).abs());
    }

    private static Object round(CallExpression call) {
        number(call);
        int precision = call.integer("precision", 0);
        RoundingMode mode = switch (call.text("method", "common")) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw call.wrong("the method is common, ceil or floor, but found " + PythonText.brief(call.get("method")));
        };
        Object input = call.input();
        if (!Numbers.isFloat(input)) {
            BigDecimal rounded = new BigDecimal(Numbers.big(input)).setScale(Math.max(-Budget.MOST_DIGITS, Math.min(precision, 0)), mode);
            return mode == RoundingMode.HALF_EVEN ? Numbers.shrink(rounded.toBigInteger()) : (Object) rounded.doubleValue();
        } else if (!Double.isFinite(Numbers.real(input))) {
            return input;
        }
        return new BigDecimal(Numbers.real(input)).setScale(Math.max(-400, Math.min(precision, 400)), mode).doubleValue();
    }
}
