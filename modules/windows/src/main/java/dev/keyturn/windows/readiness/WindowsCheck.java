package dev.keyturn.windows.readiness;

import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.WindowsBuild;
import java.util.Optional;

/** Whether this is a Windows that is known to get along without TLS 1.0 and 1.1. */
final class WindowsCheck {
    private static final Question QUESTION = new Question("windows", "Windows is known to support TLS 1.2",
            "a Windows build that is in the table of builds");

    private WindowsCheck() {
    }

    static Check of(HostFacts facts) {
        Optional<WindowsBuild> windows = facts.windows();
        if (windows.isEmpty()) {
            return Check.unknown(QUESTION, facts.windowsInWords());
        }
        Optional<String> update = windows.get().updates().tls12();
        return update.map(u -> Check.unknown(QUESTION, windows.get().names() + " has TLS 1.2 only with " + u + ", which the registry does not tell"))
                .orElseGet(() -> Check.pass(QUESTION, "build " + facts.build().orElseThrow() + ", " + windows.get().names()));
    }
}
