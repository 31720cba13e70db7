package dev.keyturn.reports.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.host.RebootEntry;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.restart.LastStart;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.restart.Setting;
import dev.keyturn.windows.restart.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of hosts that know their times, which no snapshot does. */
class RebootsTextTest {
    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");

    private static RestartState state(Verdict verdict, Setting... settings) {
        LastStart start = new LastStart(Optional.of(START), Optional.empty(), false);
        return new RestartState(verdict, Optional.empty(), start, List.of(settings), List.of(), true);
    }

    private static Setting setting(String name, Verdict standing) {
        Map<String, Optional<RegistryValue>> before =
                standing == Verdict.PROGRAMS ? Map.of("Enabled", Optional.of(RegistryValue.dword(0))) : Map.of();
        return new Setting(name, RegistryPath.hklm("SOFTWARE\\" + name), Verdict.RESTART, Map.of("Enabled", RegistryValue.dword(1)), before,
                Optional.of(START), standing, "as a test says");
    }

    private static String line(RestartState state) {
        return new RebootsText(new Painter(false), false).host(RebootEntry.of("h1", state, Optional.empty()));
    }

    @Test
    void aHostOnWhichAllIsInForceIsOk() {
        assertEquals("ok: [h1] => in force: a, b, written before the last start at " + START,
                line(state(Verdict.IN_FORCE, setting("a", Verdict.IN_FORCE), setting("b", Verdict.IN_FORCE))));
        assertEquals("ok: [h1] => in force: nothing is set, and was not at the last start at " + START, line(state(Verdict.IN_FORCE)));
    }

    @Test
    void whatIsInForceIsNotListedWhereSomethingIsNot() {
        assertEquals("restart: [h1] => not in force: b (as a test says); programs have to restart for c (as a test says)",
                line(state(Verdict.RESTART, setting("a", Verdict.IN_FORCE), setting("b", Verdict.RESTART), setting("c", Verdict.PROGRAMS))));
        assertEquals("unknown: [h1] => unknown: b (as a test says)",
                line(state(Verdict.UNKNOWN, setting("a", Verdict.IN_FORCE), setting("b", Verdict.UNKNOWN))));
    }

    @Test
    void programsThatRunSinceBeforeHaveWhatWasReplaced() {
        String shown = new RebootsText(new Painter(false), true).host(RebootEntry.of("h1", state(Verdict.PROGRAMS, setting("a", Verdict.PROGRAMS)),
                Optional.empty()));
        assertEquals("programs: [h1] => programs have to restart for a (as a test says)\n"
                + "  [ ] a: Enabled=dword:0x00000001; in programs that run since before: Enabled=dword:0x00000000; as a test says", shown);
    }

    @Test
    void aHostThatRefusedHasFailedAndColoursAreAnsibles() {
        RebootsText text = new RebootsText(new Painter(true), false);
        assertTrue(Painter.ansi(text.host(RebootEntry.lost("h1", Status.FAILED, "no"))).contains("31mfatal: [h1]: FAILED! => no"));
        assertTrue(Painter.ansi(text.host(RebootEntry.of("h1", state(Verdict.IN_FORCE), Optional.empty()))).contains("[0;32mok: "));
        assertTrue(Painter.ansi(text.host(RebootEntry.of("h1", state(Verdict.RESTART), Optional.empty()))).contains("[0;33mrestart: "));
        assertTrue(Painter.ansi(text.host(RebootEntry.of("h1", state(Verdict.UNKNOWN), Optional.empty()))).contains("[0;35munknown: "));
    }
}
