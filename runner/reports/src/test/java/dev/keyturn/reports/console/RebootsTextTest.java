package dev.keyturn.reports.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.host.RebootEntry;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.restart.LastStart;
import dev.keyturn.windows.restart.RestartSetting;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.restart.RestartVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of hosts that know their times, which no snapshot does. */
class RebootsTextTest {
    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");

    private static RestartState state(RestartVerdict verdict, RestartSetting... settings) {
        LastStart start = new LastStart(Optional.of(START), Optional.empty(), false);
        return new RestartState(verdict, Optional.empty(), start, List.of(settings), List.of(), true);
    }

    private static RestartSetting setting(String name, RestartVerdict standing) {
        Map<String, Optional<RegistryValue>> before =
                standing == RestartVerdict.PROGRAMS ? Map.of("Enabled", Optional.of(RegistryValue.dword(0))) : Map.of();
        return new RestartSetting(name, RegistryPath.hklm("SOFTWARE\\" + name), RestartVerdict.RESTART,
                Map.of("Enabled", RegistryValue.dword(1)), before,
                Optional.of(START), standing, "as a test says");
    }

    private static String line(RestartState state) {
        return new RebootsText(new Painter(false), false).host(RebootEntry.of("h1", state, Optional.empty()));
    }

    @Test
    void aHostOnWhichAllIsInForceIsOk() {
        assertEquals("ok: [h1] => in force: a, b, written before the last start at " + START,
                line(state(RestartVerdict.IN_FORCE, setting("a", RestartVerdict.IN_FORCE), setting("b", RestartVerdict.IN_FORCE))));
        assertEquals("ok: [h1] => in force: nothing is set, and was not at the last start at " + START, line(state(RestartVerdict.IN_FORCE)));
    }

    @Test
    void whatIsInForceIsNotListedWhereSomethingIsNot() {
        assertEquals("restart: [h1] => not in force: b (as a test says); programs have to restart for c (as a test says)",
                line(state(RestartVerdict.RESTART, setting("a", RestartVerdict.IN_FORCE), setting("b", RestartVerdict.RESTART),
                        setting("c", RestartVerdict.PROGRAMS))));
        assertEquals("unknown: [h1] => unknown: b (as a test says)",
                line(state(RestartVerdict.UNKNOWN, setting("a", RestartVerdict.IN_FORCE), setting("b", RestartVerdict.UNKNOWN))));
    }

    @Test
    void programsThatRunSinceBeforeHaveWhatWasReplaced() {
        String shown = new RebootsText(new Painter(false), true).host(RebootEntry.of("h1",
                state(RestartVerdict.PROGRAMS, setting("a", RestartVerdict.PROGRAMS)), Optional.empty()));
        assertEquals("programs: [h1] => programs have to restart for a (as a test says)\n"
                + "  [ ] a: Enabled=dword:0x00000001; in programs that run since before: Enabled=dword:0x00000000; as a test says", shown);
    }

    @Test
    void aHostThatRefusedHasFailedAndColoursAreAnsibles() {
        RebootsText text = new RebootsText(new Painter(true), false);
        assertTrue(Painter.ansi(text.host(RebootEntry.lost("h1", Status.FAILED, "no"))).contains("31mfatal: [h1]: FAILED! => no"));
        assertTrue(Painter.ansi(text.host(RebootEntry.of("h1", state(RestartVerdict.IN_FORCE), Optional.empty()))).contains("[0;32mok: "));
        assertTrue(Painter.ansi(text.host(RebootEntry.of("h1", state(RestartVerdict.RESTART), Optional.empty()))).contains("[0;33mrestart: "));
        assertTrue(Painter.ansi(text.host(RebootEntry.of("h1", state(RestartVerdict.UNKNOWN), Optional.empty()))).contains("[0;35munknown: "));
    }
}
