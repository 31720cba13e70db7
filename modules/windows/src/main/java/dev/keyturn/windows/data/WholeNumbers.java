package dev.keyturn.windows.data;

import dev.keyturn.module.ModuleFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Plain data as the bits of a DWORD or QWORD: unsigned numbers and negative ones alike, texts by the rules of a cast to UInt64. */
final class WholeNumbers {
    private static final BigInteger MAX_DWORD = BigInteger.valueOf(0xFFFFFFFFL);
    private static final BigInteger MAX_QWORD = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final Pattern HEX = Pattern.compile("[+-]?0[xX][0-9a-fA-F]+");
    /** More digits before the point than any number that fits. */
    private static final int TOO_MANY_DIGITS = 30;

    private WholeNumbers() {
    }

    /** The number's low 64 bits; for a DWORD, those above the lowest 32 only repeat its sign. */
    static long bits(DataType type, Object data) throws ModuleFailure {
        BigInteger number = of(data);
        BigInteger max = type == DataType.DWORD ? MAX_DWORD : MAX_QWORD;
        if (number.compareTo(max) > 0) {
            throw new ModuleFailure("data cannot be larger than 0x" + max.toString(16) + " when type is " + type.label());
        }
        if (number.bitLength() >= max.bitLength() && number.signum() < 0) {
            throw noCast(data, "System.Int" + max.bitLength(), "Value was either too large or too small for an Int" + max.bitLength() + ".");
        }
        return number.longValue();
    }

    /** The whole number that the data is or says. */
    static BigInteger of(Object data) throws ModuleFailure {
        if (data instanceof Boolean flag) {
            return flag ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (data instanceof BigInteger number) {
            return number;
        }
        if (data instanceof Double number) {
            return whole(number);
        }
        if (data instanceof Number number) {
            return BigInteger.valueOf(number.longValue());
        }
        return unsigned(data instanceof String text ? text : Texts.of(data));
    }

    private static BigInteger whole(Double number) throws ModuleFailure {
        if (number.isInfinite() || number != Math.rint(number)) {
            throw new ModuleFailure("data '" + Texts.of(number) + "' cannot be a decimal or float value with a remainder"
                    + " when type is dword or qword");
        }
        return BigDecimal.valueOf(number).toBigInteger();
    }

    private static BigInteger unsigned(String text) throws ModuleFailure {
        BigInteger number;
        try {
            number = parsed(text.strip());
        } catch (NumberFormatException e) {
            throw noCast(text, "System.UInt64", "Input string was not in a correct format.");
        }
        if (number.signum() < 0 || number.compareTo(MAX_QWORD) > 0) {
            throw noCast(text, "System.UInt64", "Value was either too large or too small for a UInt64.");
        }
        return number;
    }

    private static BigInteger parsed(String text) {
        if (text.isEmpty()) {
            return BigInteger.ZERO;
        }
        if (HEX.matcher(text).matches()) {
            return new BigInteger(text.toLowerCase(Locale.ROOT).replace("0x", ""), 16);
        }
        BigDecimal number = new BigDecimal(text);
        long digits = (long) number.precision() - number.scale();
        if (digits > TOO_MANY_DIGITS) {
            return MAX_QWORD.add(BigInteger.ONE);
        }
        return digits < 0 ? BigInteger.ZERO : number.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    private static ModuleFailure noCast(Object data, String type, String error) {
        return new ModuleFailure("Unhandled exception while executing module: Cannot convert value \"" + data + "\" to type \"" + type
                + "\". Error: \"" + error + "\"");
    }
}
