package dev.keyturn.operations.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.operations.Refused;
import dev.keyturn.operations.run.HostPatch;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hosts may be called what no file can be called. */
class HostFileNameTest {
    @Test
    void usualNamesAreKept() {
        assertEquals("ex16-01.corp.example", HostFileName.of("ex16-01.corp.example"));
        assertEquals("bücher_1", HostFileName.of("bücher_1"));
    }

    @Test
    void noNameLeadsOutOfTheFolderOrToADevice() {
        assertEquals("%2E.%2Fh%5C1", HostFileName.of("../h\\1"));
        assertEquals("fe80%3A%3A1%25eth0", HostFileName.of("fe80::1%eth0"));
        assertEquals("%63on", HostFileName.of("con"));
        assertEquals("%4EUL.corp", HostFileName.of("NUL.corp"));
        assertEquals("%2Econfig", HostFileName.of(".config"));
    }

    @Test
    void twoHostsThatAWindowsWouldTakeForOneFileAreRefused() {
        HostPatch patch = new HostPatch(List.of(), List.of(new CreateKey(RegistryPath.hklm("SOFTWARE\\Demo"))), List.of());
        Map<String, HostPatch> both = new LinkedHashMap<>(Map.of("web", patch));
        both.put("WEB", patch);
        Refused refused = assertThrows(Refused.class, () -> HostPatch.files(both));
        assertTrue(refused.getMessage().startsWith("the hosts web and WEB would have the same file on a Windows"), refused.getMessage());
    }
}
