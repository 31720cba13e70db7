package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import java.nio.file.Path;
import java.util.List;

/** Reads inventories as {@code -i} names them: files, folders of files, and lists of hosts with a comma in them. */
public final class InventoryLoader {
    private InventoryLoader() {
    }

    /**
     * Reads all sources into one inventory, with the {@code group_vars} and {@code host_vars} beside them; of two that disagree the later one wins.
     * What is wrong is noted, and what could be read is there all the same.
     */
    public static Inventory load(List<String> sources, Path workingDirectory, Problems problems) {
        Problems found = new Problems();
        InventoryDraft draft = new InventoryDraft(found);
        Sources reader = new Sources(workingDirectory.toAbsolutePath().normalize(), draft);
        sources.forEach(reader::read);
        draft.check();
        if (draft.hosts().isEmpty() && !sources.isEmpty() && found.all().isEmpty()) {
            found.warning(Place.of(String.join(" ", sources)), "the inventory has no hosts");
        }
        Inventory inventory = new Inventory(draft, reader.workingDirectory()).withInventoryFolders(reader.folders(), found);
        problems.addAll(found.all());
        return inventory;
    }
}
