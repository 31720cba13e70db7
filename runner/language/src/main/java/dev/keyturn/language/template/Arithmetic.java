package dev.keyturn.language.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Python's {@code + - * / // % **} on numbers, text and lists. */
final class Arithmetic {
    private static final int MOST_BITS = 4096;
    /** About as many digits as Python reads and writes of a number. */
    private static final int MOST_BITS_OF_PRODUCTS = 16_384;
    private static final int MOST_ITEMS = 1_000_000;

    private Arithmetic() {
    }

    static Object apply(String operator, Object a, Object b) {
        if (operator.equals("%") && a instanceof String pattern) {
            return PercentFormat.format(pattern, b);
        } else if (Numbers.isNumeric(a) && Numbers.isNumeric(b)) {
            return numbers(operator, a, b);
        } else if (operator.equals("+") && a instanceof String x && b instanceof String y) {
            return x + y;
        } else if (operator.equals("+") && a instanceof List<?> x && b instanceof List<?> y && a instanceof Tuple == b instanceof Tuple) {
            List<Object> both = new ArrayList<>(x);
            both.addAll(y);
            return a instanceof Tuple ? new Tuple(both) : both;
        } else if (operator.equals("*") && Numbers.isInteger(b)) {
            return repeat(a, b);
        } else if (operator.equals("*") && Numbers.isInteger(a)) {
            return repeat(b, a);
        }
        throw refused(operator, a, b);
    }

    private static Failure refused(String operator, Object a, Object b) {
        String hint = a instanceof String || b instanceof String
                ? "; convert one side, for example `x | int` or `x | string`, or join text with `~`" : "";
        return new Failure("'" + operator + "' cannot combine " + Values.typeName(a) + " and " + Values.typeName(b)
                + ": " + PythonText.brief(a) + " and " + PythonText.brief(b) + hint);
    }

    private static Object repeat(Object what, Object times) {
        long count = Math.max(0, Numbers.big(times).min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue());
        if (what instanceof String s) {
            limit(count * s.length());
            return s.repeat((int) count);
        } else if (what instanceof List<?> list) {
            limit(count * list.size());
            List<Object> all = new ArrayList<>();
            for (long i = 0; i < count && !list.isEmpty(); i++) {
                all.addAll(list);
            }
            return what instanceof Tuple ? new Tuple(all) : all;
        }
        throw refused("*", what, times);
    }

    private static void limit(long size) {
        if (size > MOST_ITEMS) {
            throw new Failure("'*' would make " + size + " characters or items; the limit is " + MOST_ITEMS);
        }
    }

    private static Object numbers(String operator, Object a, Object b) {
        if (operator.equals("/")) {
            return divisor(b, Numbers.real(a) / Numbers.real(b));
        }
        return Numbers.isFloat(a) || Numbers.isFloat(b)
                ? reals(operator, Numbers.real(a), Numbers.real(b)) : wholes(operator, Numbers.big(a), Numbers.big(b));
    }

    private static Object divisor(Object divisor, Object result) {
        if (Numbers.compare(divisor, 0L) == 0) {
            throw new Failure("division by zero");
        }
        return result;
    }

    private static Object reals(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "//" -> divisor(b, Math.floor(a / b));
            case "%" -> divisor(b, a - b * Math.floor(a / b));
            default -> Math.pow(a, b);
        };
    }

    private static Object wholes(String operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case "+" -> Numbers.shrink(a.add(b));
            case "-" -> Numbers.shrink(a.subtract(b));
            case "*" -> product(a, b);
            case "//" -> {
                divisor(b, b);
                BigInteger[] parts = a.divideAndRemainder(b);
                boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
                yield Numbers.shrink(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
            }
            case "%" -> {
                divisor(b, b);
                BigInteger rest = a.remainder(b);
                yield Numbers.shrink(rest.signum() != 0 && rest.signum() != b.signum() ? rest.add(b) : rest);
            }
            default -> power(a, b);
        };
    }

    private static Object product(BigInteger a, BigInteger b) {
        if (a.bitLength() + b.bitLength() > MOST_BITS_OF_PRODUCTS) {
            throw new Failure("'*' would make a number of more than " + MOST_BITS_OF_PRODUCTS + " bits");
        }
        return Numbers.shrink(a.multiply(b));
    }

    private static Object power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return divisor(base, Math.pow(base.doubleValue(), exponent.doubleValue()));
        }
        if (base.bitLength() > 1 && exponent.multiply(BigInteger.valueOf(base.bitLength())).compareTo(BigInteger.valueOf(MOST_BITS)) > 0) {
            throw new Failure("'**' would make a number of more than " + MOST_BITS + " bits");
        }
        return Numbers.shrink(exponent.bitLength() > 31 ? base.pow(exponent.testBit(0) ? 1 : 2) : base.pow(exponent.intValue()));
    }

    static Object negate(Object value) {
        if (!Numbers.isNumeric(value)) {
            throw new Failure("'-' needs a number after it, but found " + Values.typeName(value) + " " + PythonText.brief(value));
        }
        return Numbers.isFloat(value) ? (Object) (-Numbers.real(value)) : Numbers.shrink(Numbers.big(value).negate());
    }
}
