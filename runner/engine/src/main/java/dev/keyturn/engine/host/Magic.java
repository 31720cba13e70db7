package dev.keyturn.engine.host;

import dev.keyturn.language.inventory.Inventory;
import java.util.HashMap;
import java.util.Map;

/** The variables that nobody sets, under Ansible's names, as far as they stay the same for a host throughout a run. */
public final class Magic {
    /** What {@code omit} stands for: an argument that comes out as this is left out. */
    public static final String OMIT = "__omit_place_holder__keyturn";

    private Magic() {
    }

    static Map<String, Object> of(String host, Inventory inventory, boolean check) {
        Map<String, Object> magic = new HashMap<>();
        magic.put("inventory_hostname", host);
        magic.put("inventory_hostname_short", host.split("\\.", 2)[0]);
        magic.put("group_names", inventory.groupsOf(host));
        magic.put("groups", inventory.groups());
        magic.put("ansible_check_mode", check);
        magic.put("omit", OMIT);
        return magic;
    }
}
