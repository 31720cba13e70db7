package dev.keyturn.connections.winreg.kerberos;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Where {@code kinit} leaves its tickets. */
public final class DefaultCache {
    private static final Pattern KIND = Pattern.compile("[A-Z]{2,}:.*", Pattern.CASE_INSENSITIVE);
    private static final String FILE = "FILE:";

    private DefaultCache() {
    }

    /**
     * The file that {@code KRB5CCNAME} names, else the usual one.
     *
     * @param environment gives a variable of the environment, or null
     * @throws KerberosException if the tickets are in no file, where Java does not find them
     */
    public static Path path(UnaryOperator<String> environment) throws KerberosException {
        String name = Optional.ofNullable(environment.apply("KRB5CCNAME")).orElse("");
        if (name.startsWith(FILE)) {
            return Path.of(name.substring(FILE.length()));
        }
        if (KIND.matcher(name).matches()) {
            throw KerberosException.impossible("KRB5CCNAME is '" + name + "', and Java reads ticket caches that are files only: set it to"
                    + " FILE: and a path, and run kinit again");
        }
        return name.isEmpty() ? usual() : Path.of(name);
    }

    private static Path usual() {
        return File.separatorChar == '/' ? Path.of("/tmp/krb5cc_" + new UnixSystem().getUid())
                : Path.of(System.getProperty("user.home"), "krb5cc_" + System.getProperty("user.name"));
    }
}
