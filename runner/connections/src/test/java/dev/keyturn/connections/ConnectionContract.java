package dev.keyturn.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every connection has to do, whatever is behind it. Works below one key of its own, in both views, and leaves nothing there. */
public abstract class ConnectionContract {
    private static final RegistryPath SCRATCH = RegistryPath.hklm("SOFTWARE\\KeyturnContract");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final RegistryValue TWO = RegistryValue.dword(2);

    private Connection host;

    /** Opens the host anew; what was applied before is there. */
    protected abstract Connection open() throws Exception;

    /** Whether the host behind keeps the two views apart, as every 64-bit Windows does. */
    protected boolean twoViews() {
        return true;
    }

    @BeforeEach
    final void openHost() throws Exception {
        host = open();
        clean();
    }

    @AfterEach
    final void closeHost() {
        clean();
        host.close();
    }

    private void clean() {
        host.apply(new RegistryChanges(host).deleteTree(SCRATCH).deleteTree(SCRATCH.in(View.BITS_32)).toList());
    }

    private void reopen() throws Exception {
        host.close();
        host = open();
    }

    private void set(RegistryPath path, String name, RegistryValue value) {
        host.apply(new RegistryChanges(host).setValue(path, name, value).toList());
    }

    @Test
    void everyTypeOfValueComesBackAsItWasSet() throws Exception {
        Map<String, RegistryValue> values = new LinkedHashMap<>();
        values.put("", RegistryValue.sz("the default"));
        values.put("text \\ \"quoted\" é", RegistryValue.sz("C:\\x \"y\" é \ud83d\ude00"));
        values.put("empty", RegistryValue.sz(""));
        values.put("expand", new RegistryValue.ExpandSz("%SystemRoot%\\x"));
        values.put("multi", new RegistryValue.MultiSz(List.of("a", "b")));
        values.put("no strings", new RegistryValue.MultiSz(List.of()));
        values.put("dword", RegistryValue.dword(0xFFFFFFFFL));
        values.put("qword", new RegistryValue.Qword(-2));
        values.put("binary", new RegistryValue.Binary(Bytes.of(new byte[100_000])));
        values.put("no bytes", new RegistryValue.Binary(Bytes.EMPTY));
        values.put("none", new RegistryValue.None(Bytes.of((byte) 7)));
        values.put("big endian", RegistryValue.decode(RegistryValue.REG_DWORD_BIG_ENDIAN, new byte[] {0, 0, 0, 1}));
        values.put("short dword", RegistryValue.decode(RegistryValue.REG_DWORD, new byte[] {1, 2}));
        RegistryChanges changes = new RegistryChanges(host);
        values.forEach((name, value) -> changes.setValue(SCRATCH, name, value));
        host.apply(changes.toList());
        reopen();
        assertEquals(new KeySnapshot(values, List.of()), host.key(SCRATCH).orElseThrow());
        values.forEach((name, value) -> assertEquals(Optional.of(value), host.value(SCRATCH, name), name));
    }

    @Test
    void namesCompareWithoutCaseAndKeepTheirSpelling() {
        set(SCRATCH.child("Ciphers\\AES 128/128"), "Enabled", ONE);
        set(RegistryPath.parse("hklm\\software\\KEYTURNCONTRACT\\ciphers\\aes 128/128"), "ENABLED", TWO);
        KeySnapshot key = host.key(SCRATCH.child("CIPHERS\\AES 128/128")).orElseThrow();
        assertEquals(Optional.of(TWO), key.value("enabled"));
        assertEquals(1, key.values().size());
        assertEquals(List.of("AES 128/128"), List.copyOf(host.key(SCRATCH.child("Ciphers")).orElseThrow().subkeys()));
    }

    @Test
    void theTwoViewsAreTwoKeys() throws Exception {
        set(SCRATCH, "x", ONE);
        assertEquals(twoViews(), host.key(SCRATCH.in(View.BITS_32)).isEmpty());
        set(SCRATCH.in(View.BITS_32), "x", TWO);
        reopen();
        assertEquals(Optional.of(twoViews() ? ONE : TWO), host.value(SCRATCH, "x"));
        assertEquals(Optional.of(TWO), host.value(SCRATCH.in(View.BITS_32), "x"));
    }

    @Test
    void classesHaveTwoViewsToo() throws Exception {
        RegistryPath probe = RegistryPath.hklm("SOFTWARE\\Classes\\CLSID\\KeyturnContract");
        List<RegistryChange> changes = new RegistryChanges(host).setValue(probe, "x", ONE).setValue(probe.in(View.BITS_32), "x", TWO)
                .setValue(RegistryPath.hklm("SOFTWARE\\Classes\\Wow6432Node\\KeyturnContract"), "x", TWO)
                .setValue(RegistryPath.hklm("SOFTWARE\\Classes\\KeyturnContract"), "x", ONE).toList();
        host.apply(changes);
        try {
            reopen();
            assertEquals(Optional.of(ONE), host.value(probe, "x"));
            assertEquals(Optional.of(TWO), host.value(probe.in(View.BITS_32), "x"));
            assertEquals(Optional.of(TWO), host.value(RegistryPath.hklm("SOFTWARE\\Wow6432Node\\Classes\\KeyturnContract"), "x"));
            assertEquals(Optional.of(ONE), host.value(RegistryPath.hklm("SOFTWARE\\Classes\\KeyturnContract"), "x"));
        } finally {
            host.apply(RegistryChanges.inverse(changes));
        }
        reopen();
        assertFalse(host.exists(probe.in(View.BITS_32)));
    }

    @Test
    void blanksAndDotsArePartsOfNames() throws Exception {
        List<String> names = List.of("Sub", "Sub ", "Sub  ", " Sub", "Sub\t", "Sub\u00a0", "Sub.", "Sub..", " ", ".");
        names.forEach(name -> set(SCRATCH.child(name), name, RegistryValue.sz("of '" + name + "'")));
        names.forEach(name -> set(SCRATCH, name, RegistryValue.sz("'" + name + "'")));
        reopen();
        assertEquals(new java.util.TreeSet<>(names), new java.util.TreeSet<>(host.key(SCRATCH).orElseThrow().subkeys()));
        for (String name : names) {
            assertEquals(Map.of(name, RegistryValue.sz("of '" + name + "'")), host.key(SCRATCH.child(name)).orElseThrow().values());
            assertEquals(Optional.of(RegistryValue.sz("'" + name + "'")), host.value(SCRATCH, name));
        }
        host.apply(new RegistryChanges(host).deleteTree(SCRATCH.child("Sub ")).deleteValue(SCRATCH, "Sub ").toList());
        reopen();
        for (String name : names) {
            assertEquals(!name.equals("Sub "), host.exists(SCRATCH.child(name)), "'" + name + "'");
            assertEquals(!name.equals("Sub "), host.value(SCRATCH, name).isPresent(), "'" + name + "'");
        }
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertTrue(host.key(SCRATCH).isEmpty());
        assertTrue(host.value(SCRATCH, "x").isEmpty());
        assertTrue(host.key(RegistryPath.hklm("")).isPresent());
        set(SCRATCH, "x", ONE);
        assertTrue(host.value(SCRATCH, "").isEmpty());
        assertFalse(host.key(SCRATCH).orElseThrow().values().containsKey(""));
    }

    @Test
    void aListThatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
        set(SCRATCH, "x", ONE);
        List<RegistryChange> changes = List.of(new SetValue(SCRATCH, "new", Optional.empty(), ONE), new SetValue(SCRATCH, "x", Optional.of(TWO), ONE));
        assertThrows(ChangeConflictException.class, () -> host.apply(changes));
        assertThrows(ChangeConflictException.class, () -> host.apply(List.of(new CreateKey(SCRATCH))));
        assertThrows(ChangeConflictException.class, () -> host.apply(List.of(new RegistryChange.DeleteKey(SCRATCH))));
        assertEquals(List.of("x"), List.copyOf(host.key(SCRATCH).orElseThrow().values().keySet()));
    }

    @Test
    void inversesRestoreWhatWasThere() throws Exception {
        set(SCRATCH.child("A"), "x", ONE);
        KeySnapshot before = host.key(SCRATCH.child("A")).orElseThrow();
        List<RegistryChange> changes = new RegistryChanges(host).setValue(SCRATCH.child("A"), "x", RegistryValue.sz("text"))
                .setValue(SCRATCH.child("B\\C"), "y", TWO).deleteTree(SCRATCH.child("A")).toList();
        host.apply(changes);
        reopen();
        assertEquals(List.of("B"), List.copyOf(host.key(SCRATCH).orElseThrow().subkeys()));
        host.apply(RegistryChanges.inverse(changes));
        reopen();
        assertEquals(before, host.key(SCRATCH.child("A")).orElseThrow());
        assertEquals(List.of("A"), List.copyOf(host.key(SCRATCH).orElseThrow().subkeys()));
    }

    @Test
    void aClaimIsGrantedToOneAndGivenBackByNobodyElse() throws Exception {
        assertTrue(host.claim(SCRATCH, "who", ONE));
        try (Connection other = open()) {
            assertFalse(other.claim(SCRATCH, "who", TWO));
            assertEquals(Optional.of(ONE), other.value(SCRATCH, "who"));
            assertFalse(other.disclaim(SCRATCH, "who", TWO));
        }
        assertTrue(host.disclaim(SCRATCH, "who", ONE));
        assertFalse(host.exists(SCRATCH));
        assertFalse(host.disclaim(SCRATCH, "who", ONE));
        assertTrue(host.claim(SCRATCH, "who", TWO));
        host.apply(List.of(new SetValue(SCRATCH, "who", Optional.of(TWO), ONE)));
        assertTrue(host.disclaim(SCRATCH, "who", ONE));
    }

    @Test
    void aVolatileKeyHoldsValuesUntilItIsDeleted() {
        RegistryPath marker = SCRATCH.child("Marker");
        host.apply(new RegistryChanges(host).createKey(SCRATCH).toList());
        host.apply(List.of(new CreateKey(marker, true), new SetValue(marker, "Why", Optional.empty(), RegistryValue.sz("TLS"))));
        assertEquals(Optional.of(RegistryValue.sz("TLS")), host.value(marker, "why"));
        host.apply(new RegistryChanges(host).deleteTree(marker).toList());
        assertTrue(host.key(marker).isEmpty());
    }
}
