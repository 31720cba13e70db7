package dev.keyturn.windows.restart;

import static dev.keyturn.windows.restart.TimedHost.AFTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.RegistryValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows' own signs of a pending restart. */
class PendingReaderTest {
    private static final String CONTROL = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\";
    private static final String RENAMES = CONTROL + "Session Manager";

    /** A list as Windows stores it, whose empty texts no typed value has. */
    private static RegistryValue list(String stored) {
        return RegistryValue.decode(RegistryValue.REG_MULTI_SZ, stored.getBytes(StandardCharsets.UTF_16LE));
    }

    private static Pending only(TimedHost host) {
        List<Pending> pending = host.state().pending();
        assertEquals(1, pending.size(), pending.toString());
        return pending.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "Component Based Servicing, SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending",
        "'Component Based Servicing, packages', SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\PackagesPending",
        "'Component Based Servicing, restart under way', SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootInProgress",
        "Windows Update, SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired",
        "'Windows Update, report', SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\PostRebootReporting",
        "domain join, SYSTEM\\CurrentControlSet\\Services\\Netlogon\\JoinDomain",
        "'domain join, service principal names', SYSTEM\\CurrentControlSet\\Services\\Netlogon\\AvoidSpnSet"})
    void aKeyIsASignAndTellsSinceWhen(String sign, String key) {
        TimedHost host = TimedHost.started().key("HKLM\\" + key, AFTER);
        assertEquals(sign, only(host).sign());
        assertEquals(Optional.of(AFTER), only(host).since());
        assertEquals(RestartVerdict.RESTART, host.state().verdict());
        assertEquals(Optional.of(AFTER.toString()), host.state().since());
        assertFalse(only(host).reason().isBlank());
    }

    @Test
    void aValueOfThatNameIsTheSameSign() {
        Pending pending = only(TimedHost.started().set("HKLM\\SYSTEM\\CurrentControlSet\\Services\\Netlogon", "JoinDomain", RegistryValue.sz("x")));
        assertEquals("domain join", pending.sign());
        assertEquals(Optional.empty(), pending.since());
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateExeVolatile, HKLM\\SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile, Flags",
        "UpdateExeVolatile, HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Updates\\UpdateExeVolatile, Flags",
        "Server Manager, HKLM\\SOFTWARE\\Microsoft\\ServerManager\\ServicingStorage\\ServerComponentCache, RestartRequired"})
    void aNumberIsASignUnlessItIsZero(String sign, String key, String name) {
        TimedHost host = TimedHost.started().set(key, name, RegistryValue.dword(0));
        assertEquals(List.of(), host.state().pending());
        assertEquals(sign, only(host.set(key, name, RegistryValue.dword(1))).sign());
    }

    @Test
    void aSignInTheOtherViewOfAKeyThatWindowsUsesInOneOnlyIsNone() {
        String key = "HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending";
        assertEquals(List.of(), TimedHost.started().key(key, AFTER).state().pending());
    }

    @Test
    void filesThatAreReplacedAtTheNextStartAreToldAndNeedNoRestartOfTheirOwn() {
        String stored = "\\??\\C:\\Temp\\a.tmp\0\0\\??\\C:\\b.new\0!\\??\\C:\\b.dll\0\0";
        TimedHost host = TimedHost.started().set(RENAMES, "PendingFileRenameOperations", list(stored));
        Pending pending = only(host);
        assertTrue(pending.reason().endsWith(" (2, the first is C:\\Temp\\a.tmp)"), pending.reason());
        assertFalse(pending.required());
        assertEquals(RestartVerdict.IN_FORCE, host.state().verdict());
        assertEquals(List.of(), host.set(RENAMES, "PendingFileRenameOperations", list("\0")).state().pending());
    }

    @Test
    void oneFileThatIsRemovedIsOne() {
        Pending pending = only(TimedHost.started().set(RENAMES, "PendingFileRenameOperations2", list("\\??\\C:\\a\0\0\0")));
        assertTrue(pending.reason().endsWith(" (1, the first is C:\\a)"), pending.reason());
    }

    @Test
    void anotherComputerNameWaitsForTheRestart() {
        TimedHost host = TimedHost.started().set(CONTROL + "ComputerName\\ActiveComputerName", "ComputerName", RegistryValue.sz("OLD-01"))
                .set(CONTROL + "ComputerName\\ComputerName", "ComputerName", RegistryValue.sz("old-01"));
        assertEquals(List.of(), host.state().pending());
        Pending pending = only(host.set(CONTROL + "ComputerName\\ComputerName", "ComputerName", RegistryValue.sz("NEW-01")));
        assertEquals("computer rename", pending.sign());
        assertTrue(pending.reason().endsWith(" (OLD-01 to NEW-01)"), pending.reason());
        assertTrue(pending.required());
    }
}
