package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose hives are loaded: users of a domain or of the machine, and of Entra ID; not the services' own accounts. Source: Microsoft, well-known SIDs. */
public final class LoadedUsers {
    /** The key above all hives of users. */
    public static final RegistryPath KEY = RegistryPath.of(Hive.HKU, "");

    private static final Pattern USER = Pattern.compile("S-1-(5-21|12-1)(-\\d+){4}", Pattern.CASE_INSENSITIVE);

    private LoadedUsers() {
    }

    /** What they are told from. */
    public static Foreseen needs() {
        return Foreseen.whole(KEY);
    }

    /** Their SIDs, in order; empty if this registry shows no hive at all, which every running Windows has for its services. */
    public static Optional<List<String>> read(RegistryReader registry) {
        return registry.key(KEY).map(KeySnapshot::subkeys).filter(names -> !names.isEmpty())
                .map(names -> names.stream().filter(name -> USER.matcher(name).matches()).sorted().toList());
    }
}
