package dev.keyturn.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a playbook spells an enum constant that an argument accepts. Without it, the constant's name in snake case. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Choice {
    /** The spelling, {@code "TLS 1.2"} for example; read without case. */
    String value();

    /** Further spellings that are understood. */
    String[] aliases() default {};
}
