package dev.keyturn.connections.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Wine;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The connection {@code local} inside a Windows JVM, against Wine's registry, looked at from outside with {@code reg query}. */
@Needs(RealPart.WINDOWS_JAVA)
class WineLocalTest {
    @TempDir
    private static Path folder;
    @AutoClose
    private static Wine wine;

    @BeforeAll
    static void start() {
        wine = Wine.in(folder);
    }

    @TestFactory
    Stream<DynamicTest> theContractHoldsOnTheWin32Api() {
        return wine.results(RunContract.class);
    }

    @Test
    void regQueryFindsInEachViewWhatWasWrittenThere() {
        String output = wine.java(LeaveForReg.class);
        assertEquals("", output.strip());
        String wide = wine.run("reg", "query", "HKLM\\SOFTWARE\\KeyturnLeft", "/v", "Which", "/reg:64");
        String narrow = wine.run("reg", "query", "HKLM\\SOFTWARE\\KeyturnLeft", "/v", "Which", "/reg:32");
        assertTrue(wide.contains("REG_DWORD") && wide.contains("0x40"), wide);
        assertTrue(narrow.contains("REG_DWORD") && narrow.contains("0x20"), narrow);
    }
}
