package dev.keyturn.operations.host;

import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.project.ExtraVars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which hosts an operation is about, and how they are reached. Passwords are no part of it.
 *
 * @param folder      where its user stands, which relative paths start from
 * @param inventories the inventories, as they are named
 * @param limit       a pattern for those of their hosts that are meant
 * @param among       the hosts that an earlier run left to do; empty if all are meant
 * @param connection  the connection of hosts that name none
 * @param user        the account of hosts that name none
 * @param extraVars   what {@code -e} says, word for word
 * @param moreVars    variables that win even over those
 * @param playbookDir the folder whose {@code group_vars} and {@code host_vars} count besides those of the inventories
 * @param forks       how many hosts at once
 */
public record HostRequest(Path folder, List<String> inventories, Optional<String> limit, Optional<Set<String>> among, Optional<String> connection,
                          Optional<String> user, List<String> extraVars, Map<String, Object> moreVars, Optional<Path> playbookDir, int forks) {
    /** How many hosts at once if nothing is said. */
    public static final int FORKS = 50;
    private static final int MOST_FORKS = 1_000;

    public HostRequest {
        inventories = List.copyOf(inventories);
        extraVars = List.copyOf(extraVars);
        moreVars = Map.copyOf(moreVars);
    }

    /**
     * Looks whether it can be used.
     *
     * @throws Refused if it cannot
     */
    public void check() throws Refused {
        for (String inventory : inventories) {
            if (!inventory.contains(",") && !Files.exists(folder.resolve(inventory))) {
                throw new Refused(ExitCode.NOTHING_TO_DO, "there is no inventory " + inventory + " in " + folder);
            }
        }
        if (playbookDir.isPresent() && !Files.isDirectory(folder.resolve(playbookDir.get()))) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "there is no folder " + playbookDir.get() + " in " + folder + ", which --playbook-dir names");
        }
        if (forks < 1 || forks > MOST_FORKS) {
            throw new Refused(ExitCode.FAILED, "--forks is " + forks + "; expected 1 to " + MOST_FORKS);
        }
    }

    /** The inventory, with the variables that stand beside it and beside the playbooks; what is wrong with it is noted. */
    public Inventory inventory(Problems problems) {
        Inventory inventory = InventoryLoader.load(inventories, folder, problems);
        return playbookDir.map(beside -> inventory.withPlaybookFolder(beside, problems)).orElse(inventory);
    }

    /** The variables that win over all others; what is wrong with them is noted. */
    public Map<String, Object> variables(Problems problems) {
        Map<String, Object> all = new LinkedHashMap<>(ExtraVars.read(extraVars, folder, problems));
        all.putAll(moreVars);
        return all;
    }

    /** The same with the variables beside a playbook, unless a folder was named. */
    public HostRequest beside(Path playbooks) {
        return playbookDir.isPresent() ? this
                : new HostRequest(folder, inventories, limit, among, connection, user, extraVars, moreVars, Optional.of(playbooks), forks);
    }

    /** The same, going by other inventories and another connection where it names none. */
    public HostRequest otherwise(List<String> otherInventories, Optional<String> otherConnection) {
        return new HostRequest(folder, inventories.isEmpty() ? otherInventories : inventories, limit, among, connection.or(() -> otherConnection), user,
                extraVars, moreVars, playbookDir, forks);
    }

    /** The same with one variable more that all hosts have, whatever {@code -e} says. */
    public HostRequest with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(moreVars);
        more.put(name, value);
        return new HostRequest(folder, inventories, limit, among, connection, user, extraVars, more, playbookDir, forks);
    }

    /** The same on the hosts that an earlier run left to do. */
    public HostRequest among(Set<String> left) {
        return new HostRequest(folder, inventories, limit, Optional.of(left), connection, user, extraVars, moreVars, playbookDir, forks);
    }

    /** The same with more of {@code -e}, in place of what is a secret and was not kept. */
    public HostRequest withExtraVars(List<String> vars) {
        return new HostRequest(folder, inventories, limit, among, connection, user, vars, moreVars, playbookDir, forks);
    }

    /** What to say where no host matches. */
    public String hint() {
        return inventories.isEmpty() ? "; give an inventory with -i" : "; --list-hosts shows what there is";
    }
}
