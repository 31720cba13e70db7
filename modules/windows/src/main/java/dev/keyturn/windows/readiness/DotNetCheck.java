package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.DotNetRelease;
import dev.keyturn.windows.tls.DotNetKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether .NET Framework 4 takes its protocols from Windows and uses strong cryptography: both values are exactly 1 in each view, and the installed
 * version heeds them as it came.
 */
final class DotNetCheck {
    static final RegistryPath KEY = DotNetKeys.of(DotNetKeys.V4);

    private static final Question QUESTION = new Question("dotnet", ".NET Framework follows Windows and uses strong cryptography",
            String.join("=1 and ", DotNetKeys.VALUES) + "=1 for " + DotNetKeys.V4 + " in each view, and .NET Framework 4.6 or later");

    private DotNetCheck() {
    }

    static Check of(RegistryReader registry, HostFacts facts) {
        if (!facts.hasDotNet4()) {
            return Check.notApplicable(QUESTION, "no .NET Framework 4 is installed");
        }
        List<String> wrong = new ArrayList<>();
        for (View view : facts.views()) {
            for (String name : DotNetKeys.VALUES) {
                Optional<RegistryValue> value = registry.value(KEY.in(view), name);
                if (!value.equals(Optional.of(RegistryValue.dword(1)))) {
                    wrong.add(Shown.value(name, value) + " (" + view.label() + ")");
                }
            }
        }
        return wrong.isEmpty() ? heeded(facts) : Check.fail(QUESTION, String.join(", ", wrong));
    }

    private static Check heeded(HostFacts facts) {
        Optional<DotNetRelease> installed = facts.dotNet();
        if (installed.isEmpty()) {
            return Check.unknown(QUESTION, "the version of .NET Framework 4 cannot be read");
        }
        String version = ".NET Framework " + installed.get().version();
        return installed.get().needs().map(needs -> Check.unknown(QUESTION, version + " heeds the values only with " + needs))
                .orElseGet(() -> Check.pass(QUESTION, "both values are 1 in " + (facts.views().size() == 1 ? "the one view" : "both views")
                        + ", and this is " + version));
    }
}
