package dev.keyturn.reports.files;

import java.util.function.UnaryOperator;

/**
 * A value in the registry, and what is said of its data. Each text is {@code ""} where there is nothing to say, {@code absent} where there is
 * no value.
 *
 * @param key      the key, as {@code HKLM:\SOFTWARE\Example} and {@code (32-bit)} after it where that view is meant
 * @param value    the value's name; {@code (Default)} for the nameless one, {@code ""} where the key itself is meant
 * @param expected what it should be
 * @param before   what it was
 * @param after    what it is now, or would be
 */
public record ReportSetting(String key, String value, String expected, String before, String after) {
    /** Nothing of the registry. */
    public static final ReportSetting NONE = new ReportSetting("", "", "", "", "");

    ReportSetting masked(UnaryOperator<String> mask) {
        return new ReportSetting(mask.apply(key), mask.apply(value), mask.apply(expected), mask.apply(before), mask.apply(after));
    }
}
