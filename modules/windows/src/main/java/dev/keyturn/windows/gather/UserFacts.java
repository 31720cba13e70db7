package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose hives are loaded: users of a domain or of the machine, and of Entra ID; not the services' own accounts. Source: Microsoft, well-known SIDs.
 */
final class UserFacts implements Subset {
    private static final RegistryPath USERS = new RegistryPath(Hive.HKU, View.BITS_64, "");
    private static final Pattern USER = Pattern.compile("S-1-(5-21|12-1)(-\\d+){4}", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Foreseen> needs() {
        return List.of(Foreseen.whole(USERS));
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        facts.put("loaded_users", read.key(USERS).filter(users -> !users.subkeys().isEmpty())
                .map(users -> users.subkeys().stream().filter(name -> USER.matcher(name).matches()).sorted().toList()));
    }
}
