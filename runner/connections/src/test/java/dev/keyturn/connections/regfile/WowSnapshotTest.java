package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import dev.keyturn.registry.WowKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot keeps shared and redirected keys of all hives apart, however they are spelled. */
class WowSnapshotTest {
    private static final Set<RegistryPath> KEYS = Set.copyOf(WowKeys.all());

    @TempDir
    private Path folder;
    private String text;

    @BeforeEach
    void keysByTheSpellingsOfTheTable() {
        StringBuilder file = new StringBuilder("Windows Registry Editor Version 5.00\r\n");
        for (String spelling : WowKeys.spellings()) {
            file.append("\r\n[").append(RegistryPath.parse(spelling).hive().longName()).append(spelling.substring(spelling.indexOf('\\')))
                    .append("]\r\n\"key\"=\"").append(RegistryPath.parse(spelling).literal().replace("\\", "\\\\")).append("\"\r\n");
        }
        text = file.toString();
    }

    @Test
    void everySpellingIsReadAsItsKey() throws Exception {
        try (Connection host = host(text)) {
            for (RegistryPath key : KEYS) {
                String found = ((RegistryValue.Sz) host.value(key, "key").orElseThrow()).text();
                assertTrue(found.equalsIgnoreCase(key.literal()), key + " holds " + found);
            }
        }
    }

    @Test
    void whatIsWrittenInEachViewStandsThere() throws Exception {
        try (Connection host = host("Windows Registry Editor Version 5.00\r\n")) {
            for (RegistryPath key : KEYS) {
                for (View view : View.values()) {
                    host.apply(new RegistryChanges(host).setValue(key.in(view), view.name(), RegistryValue.sz(key.toString())).toList());
                }
            }
        }
        String written = Files.readString(folder.resolve("h.reg"));
        try (Connection host = host(written)) {
            for (RegistryPath key : KEYS) {
                for (View view : View.values()) {
                    assertTrue(host.value(key.in(view), view.name()).isPresent(), key + " in " + view);
                    assertEquals(!key.redirected() || view == key.in(view).view() && view == View.BITS_32,
                            host.value(key.in(view), View.BITS_32.name()).isPresent(), key + " in " + view);
                }
            }
        }
    }

    @Test
    void whatADeletionDoesNotNameStays() throws Exception {
        for (RegistryPath deleted : KEYS) {
            List<RegistryChange> changes;
            try (Connection host = host(text)) {
                changes = new RegistryChanges(host).deleteTree(deleted).toList();
                host.apply(changes);
            }
            try (Connection host = host(Files.readString(folder.resolve("h.reg")))) {
                for (RegistryPath key : KEYS) {
                    assertEquals(!changes.contains(new DeleteKey(key)), host.exists(key), key + " after the deletion of " + deleted);
                }
            }
        }
    }

    @Test
    void aDeletionInTheFileTakesNoOther() throws Exception {
        for (String deleted : WowKeys.spellings()) {
            RegistryPath gone = RegistryPath.parse(deleted);
            try (Connection host = host(text + "\r\n[-" + gone.hive().longName() + deleted.substring(deleted.indexOf('\\')) + "]\r\n")) {
                for (RegistryPath key : KEYS) {
                    assertEquals(!key.isAtOrBelow(gone), host.exists(key), key + " after [-" + deleted + "]");
                }
            }
        }
    }

    private Connection host(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("h.reg"), content);
        return new RegfilePlugin().open(new ConnectionRequest("h", Optional.of(file), Map.of()));
    }
}
