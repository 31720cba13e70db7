package dev.keyturn.connections;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A static field for a Samba of the suite's own, which is started before its first test and ended after its last one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@ExtendWith(SambaExtension.class)
public @interface Samba {
    /** More lines of its {@code smb.conf}. */
    String[] value() default {};
}
