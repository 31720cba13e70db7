package dev.keyturn.language.template;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Python's whole numbers of any size and its floats. */
final class Numbers {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {
    }

    static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof BigInteger || value instanceof Short || value instanceof Byte;
    }

    /** Whether Python calculates with it: numbers, and booleans as 0 and 1. */
    static boolean isNumeric(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static boolean isFloat(Object value) {
        return value instanceof Number && !isInteger(value);
    }

    static BigInteger big(Object value) {
        if (value instanceof BigInteger b) {
            return b;
        }
        return BigInteger.valueOf(value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).longValue());
    }

    static double real(Object value) {
        return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
    }

    /** The smallest of our integer classes that holds the number. */
    static Number shrink(BigInteger value) {
        if (value.compareTo(LONG_MIN) < 0 || value.compareTo(LONG_MAX) > 0) {
            return value;
        }
        return value.longValue();
    }

    /** One class per kind of number: Long (or BigInteger where it must) and Double; anything else stays. */
    static Object normalise(Object value) {
        if (value instanceof Long || value instanceof Double || !(value instanceof Number)) {
            return value;
        }
        return isInteger(value) ? shrink(big(value)) : (Object) ((Number) value).doubleValue();
    }

    static int compare(Object a, Object b) {
        if (isFloat(a) || isFloat(b)) {
            double x = real(a);
            double y = real(b);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                return decimal(a).compareTo(decimal(b));
            }
            // NaN equals nothing; -1 makes it neither equal nor greater
            return Double.isNaN(x) || Double.isNaN(y) ? -1 : Double.compare(x, y);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        return big(a).compareTo(big(b));
    }

    private static BigDecimal decimal(Object value) {
        return isFloat(value) ? BigDecimal.valueOf(((Number) value).doubleValue()) : new BigDecimal(big(value));
    }
}
