package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often each operation waits for the host. */
@Needs(RealPart.SAMBA)
class WinregTrafficTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnTraffic");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final RegistryValue TWO = RegistryValue.dword(2);

    @Samba
    private static Smbd smbd;
    private WinregConnection host;

    @BeforeEach
    void open() throws Exception {
        try (WinregConnection before = Hosts.plugin().open(Hosts.request(smbd.port()))) {
            before.apply(new RegistryChanges(before).setValue(KEY, "a", ONE).setValue(KEY, "b", ONE).toList());
        }
        host = Hosts.plugin().open(Hosts.request(smbd.port()));
    }

    @AfterEach
    void clean() {
        host.apply(new RegistryChanges(host).deleteTree(KEY).toList());
        host.close();
    }

    private long waits(Callable<?> work) throws Exception {
        long before = host.traffic().roundTrips();
        work.call();
        return host.traffic().roundTrips() - before;
    }

    private long waits(List<RegistryChange> changes) throws Exception {
        return waits(() -> {
            host.apply(changes);
            return changes;
        });
    }

    @Test
    void openingTheRegistryTakesThePipeItsBindAndTheHive() {
        assertEquals(3, host.traffic().roundTrips());
        assertEquals(3, host.traffic().calls());
    }

    @Test
    void whatItHasCostIsSaidForPeople() {
        assertEquals("3 round trips, 1 kB sent, 1 kB received", host.cost().orElseThrow());
        host.apply(new RegistryChanges(host).setValue(KEY, "long", RegistryValue.decode(3, new byte[5000])).toList());
        host.key(KEY);
        String cost = host.cost().orElseThrow();
        assertTrue(cost.matches("\\d+ round trips, [78] kB sent, [67] kB received"), cost);
    }

    @Test
    void aValueTakesItsKeyAndItself() throws Exception {
        assertEquals(2, waits(() -> host.value(KEY, "a")));
        assertEquals(1, waits(() -> host.value(KEY, "b")), "the key is open");
        assertEquals(0, waits(() -> host.value(KEY, "A")), "it was read a moment ago");
        assertEquals(1, waits(() -> host.value(KEY, "missing")));
        assertEquals(0, waits(() -> host.value(KEY, "missing")));
    }

    @Test
    void whatIsNotThereIsAskedForOnceWithAllBelowIt() throws Exception {
        RegistryPath missing = KEY.child("Missing");
        assertEquals(1, waits(() -> host.key(missing)));
        assertEquals(0, waits(() -> host.key(missing.child("Below"))));
        assertEquals(0, waits(() -> host.value(missing, "x")));
    }

    @Test
    void aSmallKeyIsReadAtOnceAndALongOneInBatches() throws Exception {
        assertEquals(2, waits(() -> host.key(KEY)));
        RegistryChanges many = new RegistryChanges(host);
        for (int i = 0; i < 60; i++) {
            many.setValue(KEY, "value " + i, ONE);
        }
        host.apply(many.toList());
        assertTrue(waits(() -> host.key(KEY)) <= 5, "62 values in batches of 16, and the first guess");
        assertEquals(62, host.key(KEY).orElseThrow().values().size());
    }

    private long foreseen(Foreseen... soon) throws Exception {
        return waits(() -> {
            host.foresee(List.of(soon));
            return soon;
        });
    }

    @Test
    void whatIsForeseenIsFetchedTogether() throws Exception {
        RegistryPath child = KEY.child("Child");
        host.apply(new RegistryChanges(host).setValue(child, "x", TWO).toList());
        assertEquals(2, foreseen(Foreseen.values(KEY, "a", "b", "missing"), Foreseen.values(child, "x"), Foreseen.values(KEY.child("Missing"), "y")),
                "all keys, and then all values");
        assertEquals(0, waits(() -> {
            assertEquals(List.of(Optional.of(ONE), Optional.of(ONE), Optional.empty()),
                    List.of(host.value(KEY, "a"), host.value(KEY, "B"), host.value(KEY, "missing")));
            assertEquals(Optional.of(TWO), host.value(child, "x"));
            return host.value(KEY.child("Missing"), "y");
        }));
        assertEquals(0, foreseen(Foreseen.values(KEY, "a"), Foreseen.values(child, "x")), "it is known");
    }

    @Test
    void wholeKeysAreForeseenWithAllTheyHold() throws Exception {
        RegistryPath child = KEY.child("Child");
        host.apply(new RegistryChanges(host).setValue(child, "x", TWO).toList());
        assertEquals(1, foreseen(Foreseen.whole(KEY), Foreseen.whole(child)), "both are open, and both are small");
        assertEquals(0, waits(() -> {
            assertEquals(List.of("Child"), List.copyOf(host.key(KEY).orElseThrow().subkeys()));
            return host.key(child);
        }));
    }

    @Test
    void aKeyThatWasReadAsAWholeTellsWhenItWasWrittenToo() throws Exception {
        assertEquals(2, foreseen(Foreseen.whole(KEY)), "opening and reading");
        assertEquals(0, waits(() -> host.lastWritten(KEY)), "the time came with the rest");
        foreseen(Foreseen.values(KEY.child("Child"), "x"));
        assertEquals(Optional.empty(), host.lastWritten(KEY.child("Child")));
        host.apply(new RegistryChanges(host).setValue(KEY, "a", TWO).toList());
        assertTrue(waits(() -> host.lastWritten(KEY)) > 0, "a write forgets it");
    }

    @Test
    void whatWasForeseenIsNotWhatAWriteIsComparedWith() throws Exception {
        foreseen(Foreseen.values(KEY, "a"));
        try (WinregConnection other = Hosts.plugin().open(Hosts.request(smbd.port()))) {
            other.apply(new RegistryChanges(other).setValue(KEY, "a", TWO).toList());
        }
        List<RegistryChange> stale = List.of(new SetValue(KEY, "a", Optional.of(ONE), RegistryValue.dword(3)));
        assertThrows(ChangeConflictException.class, () -> host.apply(stale));
        assertEquals(Optional.of(TWO), host.value(KEY, "a"));
    }

    @Test
    void keysOfOneTaskAreComparedTogether() throws Exception {
        RegistryPath child = KEY.child("Child");
        host.apply(new RegistryChanges(host).setValue(child, "x", TWO).toList());
        List<RegistryChange> both = List.of(new SetValue(KEY, "a", Optional.of(ONE), TWO), new SetValue(child, "x", Optional.of(TWO), ONE));
        assertEquals(2 + 2, waits(both), "opening what is not open to write, all values, and two writes");
    }

    @Test
    void ofALineOfNewKeysOnlyTheFirstIsLookedFor() throws Exception {
        RegistryPath first = KEY.child("First");
        host.value(KEY, "a");
        assertEquals(1 + 2, waits(List.of(new CreateKey(first), new CreateKey(first.child("Second")))), "it is not there, and two writes");
    }

    @Test
    void aWriteIsComparedKeyByKeyAndThenMadeOneByOne() throws Exception {
        List<RegistryChange> changes = List.of(new SetValue(KEY, "a", Optional.of(ONE), TWO), new SetValue(KEY, "b", Optional.of(ONE), TWO),
                new SetValue(KEY, "c", Optional.empty(), TWO));
        assertEquals(2 + 3, waits(changes), "opening to write, comparing three values at once, three writes");
    }

    @Test
    void aNewKeyIsOpenToWriteAsItIs() throws Exception {
        RegistryPath child = KEY.child("New");
        host.value(KEY, "a");
        List<RegistryChange> changes = List.of(new CreateKey(child), new SetValue(child, "x", Optional.empty(), ONE));
        assertEquals(1 + 2, waits(changes), "it is not there, its parent is open, and two writes");
    }

    @Test
    void aClaimTakesTwoAndSoDoesGivingItBack() throws Exception {
        RegistryPath lock = RegistryPath.hklm("SOFTWARE\\KeyturnClaim");
        assertEquals(2, waits(() -> host.claim(lock, "who", ONE)), "creating the key, and its value");
        assertEquals(2 + 1, waits(() -> host.disclaim(lock, "who", ONE)), "reading the value, deleting the key; Samba lacks the call with a view");
        assertEquals(2, waits(() -> host.claim(lock, "who", ONE)));
        assertEquals(2, waits(() -> host.disclaim(lock, "who", ONE)), "which is known by now");
    }

    @Test
    void writesDoNotReadTheKeyTheyAreIn() throws Exception {
        List<RegistryChange> more = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            more.add(new SetValue(KEY, "value " + i, Optional.empty(), ONE));
        }
        host.apply(more);
        assertEquals(1 + 1, waits(List.of(new SetValue(KEY, "value 7", Optional.of(ONE), TWO))));
    }
}
