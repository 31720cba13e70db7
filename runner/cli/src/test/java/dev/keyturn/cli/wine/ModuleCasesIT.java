package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.connections.Wine;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.windows.modules.ModuleCase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases of all modules on a real registry, through the connection {@code local}; the clock alone is the case's own. */
@Needs(RealPart.WINDOWS_JAVA)
class ModuleCasesIT {
    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> cases() {
        List<ModuleCase> all = ModuleCase.all();
        List<ModuleCase> leftOut = all.stream().filter(each -> each.memoryOnly().isPresent()).toList();
        leftOut.forEach(each -> System.out.println("not on a real registry: " + each.name() + ": " + each.memoryOnly().orElseThrow()));
        try (Wine wine = Wine.in(folder)) {
            List<DynamicTest> results = wine.results(RunCases.class).toList();
            assertEquals(all.size() - leftOut.size(), results.size());
            return results.stream();
        }
    }
}
