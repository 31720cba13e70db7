package dev.keyturn.connections;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that run in another JVM, on another side of something: there each prints what came of it, and here each is a test of its own. */
public final class TestRun {
    private TestRun() {
    }

    /** Runs the classes of the names and prints a line per test. */
    public static void main(String[] names) {
        var selected = Stream.of(names).map(DiscoverySelectors::selectClass).toList();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selected)
                .filters(EngineFilter.includeEngines("junit-jupiter")).build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    System.out.println("RESULT " + result.getStatus() + " " + test.getDisplayName());
                    result.getThrowable().ifPresent(t -> t.printStackTrace(System.out));
                }
            }
        });
        System.exit(0);
    }

    /** The tests that such output tells of. */
    static Stream<DynamicTest> results(String output) {
        List<String[]> results = output.lines().filter(l -> l.startsWith("RESULT ")).map(l -> l.split(" ", 3)).toList();
        Assertions.assertFalse(results.isEmpty(), output);
        return results.stream().map(r -> DynamicTest.dynamicTest(r[2], () -> Assertions.assertEquals("SUCCESSFUL", r[1], output)));
    }
}
