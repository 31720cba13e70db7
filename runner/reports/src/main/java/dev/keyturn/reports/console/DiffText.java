package dev.keyturn.reports.console;

import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.reports.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes as lines: each key once, below it each value as it was and as it will be, typed, per view. */
final class DiffText {
    private final Painter painter;

    DiffText(Painter painter) {
        this.painter = painter;
    }

    List<String> lines(List<RegistryChange> changes) {
        List<String> lines = new ArrayList<>();
        Set<RegistryPath> created = new HashSet<>();
        RegistryPath shown = null;
        for (RegistryChange change : changes) {
            if (change instanceof CreateKey create) {
                created.add(create.path());
                if (!valueFollows(changes, create)) {
                    lines.add(painter.after("+ " + path(create.path()) + "  (new key)"));
                }
            } else if (change instanceof DeleteKey delete) {
                lines.add(painter.before("- " + path(delete.path()) + "  (key removed)"));
            } else {
                if (!change.path().equals(shown)) {
                    lines.add("  " + path(change.path()) + (created.contains(change.path()) ? "  (new key)" : ""));
                    shown = change.path();
                }
                value(change, lines);
            }
        }
        return lines;
    }

    /** A new key is named above its values; it has a line of its own only if it has none. */
    private static boolean valueFollows(List<RegistryChange> changes, CreateKey create) {
        return changes.stream().anyMatch(c -> c instanceof SetValue && c.path().isAtOrBelow(create.path()));
    }

    private void value(RegistryChange change, List<String> lines) {
        if (change instanceof SetValue set) {
            lines.add(painter.before("-   " + name(set.name()) + ": " + set.before().map(DiffText::data).orElse("absent")));
            lines.add(painter.after("+   " + name(set.name()) + ": " + data(set.after())));
        } else if (change instanceof DeleteValue delete) {
            lines.add(painter.before("-   " + name(delete.name()) + ": " + data(delete.before())));
            lines.add(painter.after("+   " + name(delete.name()) + ": absent"));
        }
    }

    static String name(String name) {
        return name.isEmpty() ? "(Default)" : PlainText.line(name);
    }

    static String path(RegistryPath path) {
        return PlainText.line(path.toString());
    }

    static String data(RegistryValue value) {
        return PlainText.line(value.toString());
    }
}
