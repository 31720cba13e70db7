package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.secret.DefaultAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which hosts a command is about and how they are reached: the options that all commands share, under Ansible's names. */
public final class HostOptions {
    private static final String PASSWORD_FILE = "password_file";
    private static final String ASK_PASSWORD = "ask_pass";

    @Option(names = {"-i", "--inventory"}, paramLabel = "INVENTORY",
            description = "An inventory file or folder, or host names with a comma; may be repeated.")
    private List<String> inventories = new ArrayList<>();

    @Option(names = {"-l", "--limit"}, paramLabel = "PATTERN", description = "Only these of the hosts.")
    private String limit;

    @Option(names = {"-c", "--connection"}, paramLabel = "NAME", description = "How to reach hosts that do not say: regfile, local or winreg.")
    private String connection;

    @Option(names = {"-u", "--user"}, paramLabel = "USER", description = "The account for hosts that name none.")
    private String user;

    @Option(names = {"-k", "--ask-pass"}, description = "Ask for that account's password.")
    private boolean askPassword;

    @Option(names = {"--connection-password-file", "--conn-pass-file"}, paramLabel = "FILE", description = "Read that password from a file's first line.")
    private String passwordFile;

    @Option(names = {"-f", "--forks"}, paramLabel = "N", description = "How many hosts at once (default: 50).")
    private Integer forks;

    @Option(names = {"-e", "--extra-vars"}, paramLabel = "VARS",
            description = "Variables that win over all others: name=value, {name: value} or @file.")
    private List<String> extraVars = new ArrayList<>();

    @Option(names = "--playbook-dir", paramLabel = "FOLDER",
            description = "Take the group_vars and host_vars of this folder too (default: that of the first playbook, if there is one).")
    private String playbookDir;

    /**
     * What the options ask for, and the project where they say nothing.
     *
     * @throws Refused if they contradict each other
     */
    public HostRequest request(ProjectFile project, Path workingDirectory) throws Refused {
        if (askPassword && passwordFile != null) {
            throw new Refused(ExitCode.FAILED, "--ask-pass and --connection-password-file are two ways to say one password; choose one");
        }
        return new HostRequest(workingDirectory, inventories.isEmpty() ? project.inventories() : inventories, Optional.ofNullable(limit),
                Optional.empty(), Optional.ofNullable(connection), Optional.ofNullable(user), extraVars, Map.of(),
                Optional.ofNullable(playbookDir).map(Path::of), Optional.ofNullable(forks).or(project::forks).orElse(HostRequest.FORKS));
    }

    /** Takes the hosts that a command names by itself, in place of {@code --limit}. */
    public void limitTo(String pattern, String by) throws Refused {
        if (limit != null) {
            throw new Refused(ExitCode.FAILED, by + " and --limit both say which hosts are meant; choose one");
        }
        limit = pattern;
    }

    /** The pattern of {@code --limit}. */
    public Optional<String> limit() {
        return Optional.ofNullable(limit);
    }

    /** Takes the account for hosts that name none, and asks for its password if it is to be asked for. */
    public void account(DefaultAccount account, Terminal terminal) throws Refused {
        if (user != null) {
            account.user(user);
        }
        if (askPassword) {
            account.password(typed(account, terminal.keyboard()));
        } else if (passwordFile != null) {
            account.readPassword(terminal.workingDirectory().resolve(passwordFile));
        }
    }

    static String typed(DefaultAccount account, Keyboard keyboard) throws Refused {
        if (!keyboard.present()) {
            throw new Refused(ExitCode.FAILED, "--ask-pass needs a terminal, and there is none; set " + DefaultAccount.PASSWORD
                    + " in the environment, or say --connection-password-file FILE");
        }
        char[] typed = keyboard.askSecret("Password" + account.user().map(name -> " for " + name).orElse("") + ": ")
                .filter(answer -> answer.length > 0).orElseThrow(() -> new Refused(ExitCode.FAILED, "no password was typed, and --ask-pass needs one"));
        String password = new String(typed);
        Arrays.fill(typed, ' ');
        return password;
    }

    /** How the password is found, as data for a resume. */
    Map<String, Object> kept() {
        Map<String, Object> kept = new LinkedHashMap<>();
        if (passwordFile != null) {
            kept.put(PASSWORD_FILE, passwordFile);
        }
        kept.put(ASK_PASSWORD, askPassword);
        return kept;
    }

    /** Finds the account and its password as a run did that is resumed, unless it is to be asked for now. */
    public void resumes(Optional<String> account, Map<String, Object> kept, boolean ask) {
        user = account.orElse(null);
        askPassword = ask || Boolean.TRUE.equals(kept.get(ASK_PASSWORD));
        passwordFile = askPassword ? null : (String) kept.get(PASSWORD_FILE);
    }
}
