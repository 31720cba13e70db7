package dev.keyturn.cli;

import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which hosts a command is about and how they are reached: the options that all commands share, under Ansible's names. */
final class HostOptions {
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

    @Option(names = {"-f", "--forks"}, paramLabel = "N", defaultValue = "50", description = "How many hosts at once (default ${DEFAULT-VALUE}).")
    private int forks;

    @Option(names = {"-e", "--extra-vars"}, paramLabel = "VARS",
            description = "Variables that win over all others: name=value, {name: value} or @file.")
    private List<String> extraVars = new ArrayList<>();

    /** The first inventory that is not there, as a sentence. */
    Optional<String> missing(Path workingDirectory) {
        return inventories.stream().filter(i -> !i.contains(",") && !Files.exists(workingDirectory.resolve(i)))
                .map(i -> "there is no inventory " + i + " in " + workingDirectory).findFirst();
    }

    /** What is wrong with the options, as a sentence. */
    Optional<String> mistake() {
        if (askPassword && passwordFile != null) {
            return Optional.of("--ask-pass and --connection-password-file are two ways to say one password; choose one");
        }
        return forks < 1 || forks > 1_000 ? Optional.of("--forks is " + forks + "; expected 1 to 1000") : Optional.empty();
    }

    Inventory inventory(Path workingDirectory, Problems problems) {
        return InventoryLoader.load(inventories, workingDirectory, problems);
    }

    Map<String, Object> extraVars(Path workingDirectory, Problems problems) {
        return ExtraVars.read(extraVars, workingDirectory, problems);
    }

    /** Takes the account for hosts that name none, and asks for its password if it is to be asked for. */
    void account(DefaultAccount account, Terminal terminal) throws DefaultAccount.NoPassword {
        if (user != null) {
            account.user(user);
        }
        if (askPassword) {
            account.askPassword(terminal.keyboard());
        } else if (passwordFile != null) {
            account.readPassword(terminal.workingDirectory().resolve(passwordFile));
        }
    }

    Optional<String> limit() {
        return Optional.ofNullable(limit);
    }

    Optional<String> connection() {
        return Optional.ofNullable(connection);
    }

    int forks() {
        return forks;
    }

    /** What to say where no host matches. */
    String hint() {
        return inventories.isEmpty() ? "; give an inventory with -i" : "; --list-hosts shows what there is";
    }
}
