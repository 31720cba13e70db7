package dev.keyturn.operations.host;

import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.source.Problems;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The groups of hosts, as {@code group_names} has them. The inventory is read for them only where somebody asks. */
public final class Groups {
    private final Supplier<Inventory> inventory;

    private Groups(Supplier<Inventory> inventory) {
        this.inventory = inventory;
    }

    /** Those of an inventory. */
    public static Groups of(Inventory inventory) {
        return new Groups(() -> inventory);
    }

    /** Those of the inventory of a request. It was read before without mistakes, so there are none to tell. */
    public static Groups of(HostRequest request) {
        return new Groups(() -> request.inventory(new Problems()));
    }

    /** The groups of each host; none for a host that is unknown. */
    public Function<String, List<String>> all() {
        Inventory known = inventory.get();
        return host -> known.host(host).map(each -> known.groupsOf(host)).orElse(List.of());
    }
}
