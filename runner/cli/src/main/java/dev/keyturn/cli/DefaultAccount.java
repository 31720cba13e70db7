package dev.keyturn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The account by which hosts are reached that name none: that of the command's options, else that of the environment. It is looked up by
 * the names of environment variables.
 */
final class DefaultAccount implements UnaryOperator<String> {
    static final String USER = "KEYTURN_USER";
    static final String PASSWORD = "KEYTURN_PASSWORD";

    private final UnaryOperator<String> environment;
    private final Map<String, String> given = new HashMap<>();

    DefaultAccount(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String apply(String name) {
        return given.getOrDefault(name, environment.apply(name));
    }

    void user(String name) {
        given.put(USER, name);
    }

    /** Takes the password from the user, unseen. */
    void askPassword(Keyboard keyboard) throws Refused {
        if (!keyboard.present()) {
            throw new Refused(ExitCode.FAILED, "--ask-pass needs a terminal, and there is none; set " + PASSWORD
                    + " in the environment, or say --connection-password-file FILE");
        }
        char[] typed = keyboard.askSecret("Password" + Optional.ofNullable(apply(USER)).map(user -> " for " + user).orElse("") + ": ")
                .filter(answer -> answer.length > 0).orElseThrow(() -> new Refused(ExitCode.FAILED, "no password was typed, and --ask-pass needs one"));
        given.put(PASSWORD, new String(typed));
        Arrays.fill(typed, ' ');
    }

    /** Takes the password from the first line of a file. */
    void readPassword(Path file) throws Refused {
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
        given.put(PASSWORD, password);
    }
}
