package dev.keyturn.store.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.lock.Holder;
import dev.keyturn.engine.lock.PlaceLocks.Claim;
import dev.keyturn.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locks in the run store. */
class LockFilesTest {
    private static final String PLACE = "winreg:10.0.0.1";

    @TempDir
    private Path folder;

    private LockFiles files() {
        return new LockFiles(folder.resolve("locks"), Readers.OWNER);
    }

    private static Holder holder(String run) {
        return new Holder(run, "ann@ctl1", "ex01", Instant.parse("2026-11-25T12:00:00Z"), Instant.parse("2026-11-25T12:05:00Z"));
    }

    private Path file() {
        return folder.resolve("locks").resolve("winreg%3A10.0.0.1.lock");
    }

    @Test
    void whatOneRunHasAnotherDoesNotGet() throws IOException {
        Claim first = files().claim(PLACE, holder("r1"));
        assertTrue(first.mine());
        Claim second = files().claim("WINREG:10.0.0.1", holder("r2"));
        assertFalse(second.mine());
        assertEquals(Optional.of(holder("r1")), second.other());
        assertTrue(files().claim("winreg:10.0.0.2", holder("r2")).mine());
        first.release().run();
        assertEquals("", Files.readString(file()));
        Claim third = files().claim(PLACE, holder("r2"));
        assertTrue(third.mine());
        assertEquals(Set.of(), third.dead());
    }

    @Test
    void whatWasNotGivenBackIsSeenByOthersOnly() {
        LockFiles run = files();
        assertFalse(files().leftBehind(PLACE), "nobody was there yet");
        Claim claim = run.claim(PLACE, holder("r1"));
        assertFalse(run.leftBehind(PLACE));
        assertTrue(files().leftBehind("WINREG:10.0.0.1"));
        assertFalse(files().leftBehind("winreg:10.0.0.2"));
        claim.release().run();
        assertFalse(files().leftBehind(PLACE));
    }

    @Test
    void twoHostsOfOneRunAtOnePlaceShareIt() {
        LockFiles run = files();
        Claim first = run.claim(PLACE, holder("r1"));
        Claim second = run.claim(PLACE, holder("r1"));
        assertTrue(second.mine());
        first.release().run();
        assertFalse(files().claim(PLACE, holder("r2")).mine());
        second.release().run();
        assertTrue(files().claim(PLACE, holder("r2")).mine());
    }

    @Test
    void runsThatWereKilledAreKnownUntilOneGivesTheHostBack() throws IOException {
        files().claim(PLACE, holder("r0")).release().run();
        Files.write(file(), holder("r1").lines());
        Claim second = files().claim(PLACE, holder("r2"));
        assertTrue(second.mine());
        assertEquals(Set.of("r1"), second.dead());
        String left = Files.readString(file());
        second.release().run();
        Files.writeString(file(), left);
        Claim third = files().claim(PLACE, holder("r3"));
        assertEquals(Set.of("r1", "r2"), third.dead());
        third.release().run();
        assertEquals(Set.of(), files().claim(PLACE, holder("r4")).dead());
    }

    @Test
    void aFileThatIsNoneOfOursIsFree() throws IOException {
        Files.createDirectories(folder.resolve("locks"));
        Files.write(file(), new byte[] {(byte) 0xff, 0, 10, 61});
        Claim claim = files().claim(PLACE, holder("r1"));
        assertTrue(claim.mine());
        assertEquals(Set.of(), claim.dead());
    }

    @Test
    void namesAreFilesOnAnySystemAndNeverTheSameForTwoPlaces() {
        assertEquals("regfile%3A%2Fdata%2Fa+b%3A%2A.reg.lock", LockFiles.name("regfile:/data/a b:*.reg"));
        String deep = "regfile:/" + "x".repeat(300);
        assertTrue(LockFiles.name(deep).length() < 200);
        assertNotEquals(LockFiles.name(deep), LockFiles.name(deep + "y"));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Files.writeString(folder.resolve("locks"), "a file");
        RegistryException refused = assertThrows(RegistryException.class, () -> files().claim(PLACE, holder("r1")));
        assertTrue(refused.getMessage().startsWith("the lock " + file() + " cannot be used: FileAlreadyExistsException"), refused.getMessage());
    }
}
