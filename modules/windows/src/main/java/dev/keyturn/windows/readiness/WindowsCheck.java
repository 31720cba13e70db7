package dev.keyturn.windows.readiness;

import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tls.KnownWindows;
import java.util.Optional;

/** Whether this is a Windows that is known to get along without TLS 1.0 and 1.1, or to have TLS 1.3. */
final class WindowsCheck {
    private static final Question QUESTION = new Question("windows", "Windows is known to support TLS 1.2",
            "a Windows build that is in the table of builds");

    private WindowsCheck() {
    }

    static Check of(HostFacts facts, KnownWindows known, Inquiry inquiry) {
        Optional<WindowsBuild> windows = known.row();
        if (windows.isEmpty()) {
            return Check.unknown(QUESTION, known.words());
        }
        Optional<String> update = known.updateFor(Protocol.TLS_1_2).filter(u -> !inquiry.vouches(u));
        return update.map(u -> Check.unknown(QUESTION, windows.get().names() + " has TLS 1.2 only with " + u + ", which the registry does not tell"))
                .orElseGet(() -> Check.pass(QUESTION, "build " + facts.build().orElseThrow() + ", " + windows.get().names()));
    }

    /** Whether it knows TLS 1.3, which turned on elsewhere is no safe configuration. */
    static Check ofTls13(HostFacts facts, KnownWindows known) {
        Question question = new Question("windows", "Windows supports TLS 1.3", "Windows Server 2022 or Windows 11, or later");
        Optional<WindowsBuild> windows = known.row();
        if (windows.isEmpty()) {
            return Check.unknown(question, known.words());
        }
        boolean supported = windows.get().defaultOf(Protocol.TLS_1_3, Role.SERVER) != OsDefault.UNSUPPORTED;
        String found = "build " + facts.build().orElseThrow() + ", " + windows.get().names();
        return supported ? Check.pass(question, found) : Check.fail(question, found);
    }
}
