package dev.keyturn.windows.guard;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue.Dword;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Control sets under their other names: {@code CurrentControlSet} is a link to {@code ControlSet001} or another, and what is written there counts
 * as much. Which one it is, {@code SYSTEM\Select} says. Source: Microsoft, "HKLM\SYSTEM\CurrentControlSet Registry Tree".
 */
final class ControlSets {
    private static final RegistryPath SELECT = RegistryPath.hklm("SYSTEM\\Select");
    private static final String START = "SYSTEM\\ControlSet";
    private static final Pattern NUMBERED = Pattern.compile("SYSTEM\\\\ControlSet(\\d{3})(?=\\\\|$)", Pattern.CASE_INSENSITIVE);

    private ControlSets() {
    }

    /** The same key as if its control set were the current one; the key itself if it is in none, or already there. */
    static RegistryPath asCurrent(RegistryPath path) {
        Optional<Matcher> set = numbered(path);
        return set.isEmpty() ? path : RegistryPath.hklm("SYSTEM\\CurrentControlSet" + path.subkey().substring(set.get().end()));
    }

    private static Optional<Matcher> numbered(RegistryPath path) {
        if (path.hive() != Hive.HKLM || !path.subkey().regionMatches(true, 0, START, 0, START.length())) {
            return Optional.empty();
        }
        Matcher set = NUMBERED.matcher(path.subkey());
        return set.lookingAt() ? Optional.of(set) : Optional.empty();
    }

    /** The changes under the names of the current control set; those of a set that is not the current one do not count. */
    static BeforeAndAfter current(RegistryReader before, RegistryReader after, List<RegistryChange> changes) {
        if (changes.stream().noneMatch(change -> numbered(change.path()).isPresent())) {
            return new BeforeAndAfter(before, after, changes);
        }
        Optional<Long> current = before.value(SELECT, "Current").filter(Dword.class::isInstance).map(value -> ((Dword) value).number());
        RegistryChanges wishes = new RegistryChanges(before);
        for (RegistryChange change : changes) {
            Optional<Long> set = numbered(change.path()).map(matcher -> Long.valueOf(matcher.group(1)));
            if (set.isEmpty() || current.isEmpty() || set.equals(current)) {
                wish(wishes, change, asCurrent(change.path()));
            }
        }
        return new BeforeAndAfter(before, wishes.registry(), wishes.toList());
    }

    private static void wish(RegistryChanges wishes, RegistryChange change, RegistryPath path) {
        if (change instanceof SetValue set) {
            wishes.setValue(path, set.name(), set.after());
        } else if (change instanceof DeleteValue delete) {
            wishes.deleteValue(path, delete.name());
        } else if (change instanceof CreateKey) {
            wishes.createKey(path);
        } else {
            wishes.deleteTree(path);
        }
    }
}
