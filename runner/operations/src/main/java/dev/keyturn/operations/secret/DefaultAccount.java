package dev.keyturn.operations.secret;

import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The account by which hosts are reached that name none: that of the command's options, else that of the environment. It is looked up by
 * the names of environment variables.
 */
public final class DefaultAccount implements UnaryOperator<String> {
    public static final String USER = "KEYTURN_USER";
    public static final String PASSWORD = "KEYTURN_PASSWORD";

    private final UnaryOperator<String> environment;
    private final Map<String, String> given = new HashMap<>();

    public DefaultAccount(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String apply(String name) {
        return given.getOrDefault(name, environment.apply(name));
    }

    /** Takes its name. */
    public void user(String name) {
        given.put(USER, name);
    }

    /** The name of the account; empty if nothing names one. */
    public Optional<String> user() {
        return Optional.ofNullable(apply(USER));
    }

    /** Takes the password. */
    public void password(String password) {
        given.put(PASSWORD, password);
    }

    /** Takes the password from the first line of a file. */
    public void readPassword(Path file) throws Refused {
        String password;
        try {
            password = Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new Refused(ExitCode.FAILED, "the file " + file + " of --connection-password-file cannot be read: "
                    + (Files.exists(file) ? e.getClass().getSimpleName() : "there is no such file"));
        }
        if (password.isEmpty()) {
            throw new Refused(ExitCode.FAILED, "the file " + file + " of --connection-password-file has no password in its first line");
        }
        password(password);
    }
}
