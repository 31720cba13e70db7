package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import java.util.List;

/** Some facts that are asked for together. */
interface Subset {
    /** What its facts are made from. */
    List<Foreseen> needs();

    /** What else they are made from, as what was read first tells; it is fetched for all subsets together. */
    default List<Foreseen> further(RegistryReader read) {
        return List.of();
    }

    /** Adds the facts. */
    void tell(RegistryReader read, Facts facts);
}
