package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.LoadedUsers;
import java.util.List;

/** Whose hives are loaded. */
final class UserFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return List.of(LoadedUsers.needs());
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        facts.put("loaded_users", LoadedUsers.read(read));
    }
}
