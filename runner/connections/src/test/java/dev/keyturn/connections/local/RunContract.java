package dev.keyturn.connections.local;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the contracts and prints a line per test; the main class inside the Windows JVM. */
final class RunContract {
    private RunContract() {
    }

    public static void main(String[] arguments) {
        var request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(LocalContract.class),
                DiscoverySelectors.selectClass(CurrentUserContract.class)).build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    System.out.println("RESULT " + result.getStatus() + " " + test.getDisplayName());
                    result.getThrowable().ifPresent(t -> t.printStackTrace(System.out));
                }
            }
        });
    }
}
