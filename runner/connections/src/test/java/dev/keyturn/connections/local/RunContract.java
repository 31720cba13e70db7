package dev.keyturn.connections.local;

import dev.keyturn.connections.TestRun;

/** Runs the contracts and prints a line per test; the main class inside the Windows JVM. */
final class RunContract {
    private RunContract() {
    }

    public static void main(String[] arguments) {
        TestRun.main(new String[] {LocalContract.class.getName(), CurrentUserContract.class.getName()});
    }
}
