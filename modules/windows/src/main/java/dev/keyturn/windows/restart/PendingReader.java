package dev.keyturn.windows.restart;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.View;
import dev.keyturn.windows.tables.PendingSign;
import dev.keyturn.windows.tables.PendingSigns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for the signs by which Windows says that it waits for a restart. */
public final class PendingReader {
    /** Every Windows since Vista has it, and a registry without it is not a whole one. */
    private static final RegistryPath SERVICING = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");

    private final RegistryReader registry;
    private final List<View> views;
    private final Map<RegistryPath, Optional<KeySnapshot>> keys = new HashMap<>();

    /** Looks in the views that this Windows has. */
    public PendingReader(RegistryReader registry, List<View> views) {
        this.registry = registry;
        this.views = views;
    }

    /** What the signs are told from. */
    public static List<Foreseen> needs() {
        Set<RegistryPath> keys = new LinkedHashSet<>(List.of(SERVICING));
        for (PendingSign sign : PendingSigns.all()) {
            keys.add(sign.key());
            sign.from().ifPresent(keys::add);
            if (sign.bothViews()) {
                keys.add(sign.key().in(View.BITS_32));
            }
        }
        return keys.stream().map(Foreseen::whole).toList();
    }

    /** Whether a sign that is not there means that Windows waits for nothing. */
    public boolean whole() {
        return key(SERVICING).isPresent();
    }

    /** The signs that are there, in the order of the table. */
    public List<Pending> all() {
        List<Pending> found = new ArrayList<>();
        for (PendingSign sign : PendingSigns.all()) {
            List<View> looked = sign.bothViews() ? views : List.of(View.BITS_64);
            looked.stream().map(view -> look(sign, sign.key().in(view))).flatMap(Optional::stream).findFirst().ifPresent(found::add);
        }
        return found;
    }

    private Optional<KeySnapshot> key(RegistryPath path) {
        return keys.computeIfAbsent(path, registry::key);
    }

    private Optional<Pending> look(PendingSign sign, RegistryPath path) {
        Optional<KeySnapshot> key = key(path);
        Optional<RegistryValue> value = key.flatMap(k -> k.value(sign.name()));
        return switch (sign.test()) {
            case THERE -> key.filter(k -> value.isPresent() || k.subkeys().contains(sign.name()))
                    .map(k -> pending(sign, "", value.isPresent() ? Optional.empty() : registry.lastWritten(path.child(sign.name()))));
            case NONZERO -> value.filter(v -> !(v instanceof Dword number && number.number() == 0)).map(v -> pending(sign, "", Optional.empty()));
            case FILES -> value.map(PendingReader::texts).filter(files -> !files.isEmpty() && !files.get(0).isEmpty())
                    .map(files -> pending(sign, renames(files), Optional.empty()));
            case DIFFERS -> renamed(sign, value);
        };
    }

    private Optional<Pending> renamed(PendingSign sign, Optional<RegistryValue> now) {
        Optional<RegistryValue> then = sign.from().flatMap(this::key).flatMap(k -> k.value(sign.name()));
        if (now.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        String from = texts(now.get()).get(0);
        String to = texts(then.get()).get(0);
        return from.equalsIgnoreCase(to) ? Optional.empty() : Optional.of(pending(sign, " (" + from + " to " + to + ")", Optional.empty()));
    }

    /** How many there are, of two names each, and the first of them, by which one may know who wants it. */
    private static String renames(List<String> files) {
        return " (" + (files.size() + 1) / 2 + ", the first is " + files.get(0).replace("\\??\\", "") + ")";
    }

    private static Pending pending(PendingSign sign, String more, Optional<Instant> since) {
        return new Pending(sign.sign(), sign.reason() + more, since, sign.required());
    }

    /** The texts of a value, at least one; the list of file renames has empty ones within, which a well-formed list of texts must not have. */
    private static List<String> texts(RegistryValue value) {
        String whole = new String(value.encode(), StandardCharsets.UTF_16LE);
        return List.of(whole.replaceFirst("\0\0?\\z", "").split("\0", -1));
    }
}
