package dev.keyturn.cli;

import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which hosts a command is about and how they are reached: the options that all commands share, under Ansible's names. */
final class HostOptions {
    private static final int FORKS = 50;
    private static final int MOST_FORKS = 1_000;

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

    @Option(names = "--among", hidden = true)
    private String among;

    @Option(names = {"-e", "--extra-vars"}, paramLabel = "VARS",
            description = "Variables that win over all others: name=value, {name: value} or @file.")
    private List<String> extraVars = new ArrayList<>();

    private final Map<String, Object> more = new LinkedHashMap<>();

    /**
     * Takes what the project says where the command line says nothing, and looks whether it can be used.
     *
     * @throws Refused if it cannot
     */
    void settle(ProjectFile project, Path workingDirectory) throws Refused {
        if (inventories.isEmpty()) {
            inventories = project.inventories();
        }
        if (forks == null) {
            forks = project.forks().orElse(null);
        }
        for (String inventory : inventories) {
            if (!inventory.contains(",") && !Files.exists(workingDirectory.resolve(inventory))) {
                throw new Refused(ExitCode.NOTHING_TO_DO, "there is no inventory " + inventory + " in " + workingDirectory);
            }
        }
        if (askPassword && passwordFile != null) {
            throw new Refused(ExitCode.FAILED, "--ask-pass and --connection-password-file are two ways to say one password; choose one");
        }
        if (forks() < 1 || forks() > MOST_FORKS) {
            throw new Refused(ExitCode.FAILED, "--forks is " + forks() + "; expected 1 to " + MOST_FORKS);
        }
    }

    /** The hosts that an earlier run left to do; empty if all are meant. */
    Optional<Set<String>> among() {
        return Optional.ofNullable(among).map(names -> Set.of(names.split(",")));
    }

    /** Takes what an earlier run went by where the command line says nothing. */
    void settleFor(List<String> recorded, Optional<String> recordedConnection) {
        if (inventories.isEmpty()) {
            inventories = recorded;
        }
        if (connection == null) {
            connection = recordedConnection.orElse(null);
        }
    }

    /** Gives all hosts one more variable, as {@code -e} would after all others. */
    void also(String name, Object value) {
        more.put(name, value);
    }

    /** The inventories, as they were named. */
    List<String> inventories() {
        return inventories;
    }

    Inventory inventory(Path workingDirectory, Problems problems) {
        return InventoryLoader.load(inventories, workingDirectory, problems);
    }

    Map<String, Object> extraVars(Path workingDirectory, Problems problems) {
        Map<String, Object> all = new LinkedHashMap<>(ExtraVars.read(extraVars, workingDirectory, problems));
        all.putAll(more);
        return all;
    }

    /** Takes the account for hosts that name none, and asks for its password if it is to be asked for. */
    void account(DefaultAccount account, Terminal terminal) throws Refused {
        if (user != null) {
            account.user(user);
        }
        if (askPassword) {
            account.askPassword(terminal.keyboard());
        } else if (passwordFile != null) {
            account.readPassword(terminal.workingDirectory().resolve(passwordFile));
        }
    }

    /** Takes the hosts that a command names by itself, in place of {@code --limit}. */
    void limitTo(String pattern, String by) throws Refused {
        if (limit != null) {
            throw new Refused(ExitCode.FAILED, by + " and --limit both say which hosts are meant; choose one");
        }
        limit = pattern;
    }

    Optional<String> limit() {
        return Optional.ofNullable(limit);
    }

    Optional<String> connection() {
        return Optional.ofNullable(connection);
    }

    int forks() {
        return forks == null ? FORKS : forks;
    }

    /** What to say where no host matches. */
    String hint() {
        return inventories.isEmpty() ? "; give an inventory with -i" : "; --list-hosts shows what there is";
    }
}
