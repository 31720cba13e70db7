package dev.keyturn.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one argument of a module, on a component of its arguments record. Binding, error messages, the argument's documentation and its
 * schema are all made from this annotation and the component's type.
 *
 * <p>The component's name in snake case is the argument's name. Its type says what is accepted: {@code String}, {@code boolean} or
 * {@code Boolean}, {@code long}, {@code int} or {@code Integer}, an enum (by {@link Choice} or the constant's name in snake case), a
 * {@code List} of those, {@code Map<String, Object>}, or {@code Object} for raw data. An argument is optional if its component is an
 * {@code Optional}, or if it has a default value.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Argument {
    /** What the argument means, one sentence with its period. */
    String value();

    /** A value as it would stand in a playbook. */
    String example();

    /** Other names for the argument. */
    String[] aliases() default {};

    /** The value when the argument is left out, as it would stand in a playbook; {@code ""} for none. */
    String defaultValue() default "";

    /** Whether it is stored as it is written, so that text without quotes that YAML takes for something else ({@code 010}, {@code yes}) is refused. */
    boolean asWritten() default false;
}
