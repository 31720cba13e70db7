package dev.keyturn.engine.play;

import dev.keyturn.engine.play.Selection.SelectedPlay;
import dev.keyturn.language.inventory.Inventory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables that nobody sets, under Ansible's names. */
final class Magic {
    /** What {@code omit} stands for: an argument that comes out as this is left out. */
    static final String OMIT = "__omit_place_holder__keyturn";

    private Magic() {
    }

    /** Those that stay the same for a host throughout a run. */
    static Map<String, Object> of(String host, Inventory inventory, boolean check) {
        Map<String, Object> magic = new HashMap<>();
        magic.put("inventory_hostname", host);
        magic.put("inventory_hostname_short", host.split("\\.", 2)[0]);
        magic.put("group_names", inventory.groupsOf(host));
        magic.put("groups", new LinkedHashMap<>(inventory.groups()));
        magic.put("ansible_check_mode", check);
        magic.put("omit", OMIT);
        return magic;
    }

    /** Those, and what depends on the play. */
    static Map<String, Object> inPlay(Map<String, Object> ofHost, SelectedPlay play, Remaining remaining) {
        Map<String, Object> magic = new HashMap<>(ofHost);
        magic.put("ansible_play_name", play.name());
        magic.put("ansible_play_hosts_all", play.hosts());
        magic.put("ansible_play_hosts", remaining);
        magic.put("ansible_play_batch", remaining);
        magic.put("playbook_dir", play.folder().toString());
        return magic;
    }
}
