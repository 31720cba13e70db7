package dev.keyturn.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a module, on its class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModuleInfo {
    /** The name a task calls it by, in snake case. */
    String name();

    /** What it brings about, one sentence with its period. */
    String summary();

    /** One task as it would stand in a playbook, in YAML. */
    String example();

    /** Other names a task may call it by. */
    String[] aliases() default {};
}
