package dev.keyturn;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks are compiled only when somebody measures; this holds them against the code as it is. */
class BenchTest {
    @TempDir
    private Path classes;

    @Test
    void theProgramsOfTheBenchmarksCompile() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("keyturn.root"), "runner", "bench"))) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertFalse(sources.isEmpty(), "there are no programs below runner/bench");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean well = compiler.getTask(said, files, null, List.of("-proc:none", "-d", classes.toString()), null,
                    files.getJavaFileObjectsFromPaths(sources)).call();
            assertTrue(well, said.toString());
        }
    }
}
