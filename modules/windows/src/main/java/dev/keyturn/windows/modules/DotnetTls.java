package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.Choice;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.DotNetRelease;
import dev.keyturn.windows.tls.DotNetKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes .NET Framework take its protocols from Windows, and use strong cryptography, in both views.
 *
 * <p>Source: Microsoft, "Transport Layer Security (TLS) best practices with .NET Framework".
 */
@ModuleInfo(name = "dotnet_tls", summary = "Makes .NET Framework take its TLS protocols from Windows.", example = """
        - name: .NET follows Windows
          dotnet_tls:
            versions: [v4.0.30319]
            sch_use_strong_crypto: true
        """)
public final class DotnetTls implements TaskModule<DotnetTls.Arguments> {
    private static final Restart PROCESS = Restart.process(".NET reads these values once per process");
    private static final Restart REBOOT = Restart.reboot("Exchange's services read .NET's values at start");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The framework versions that are meant.", example = "[v4.0.30319]",
                    defaultValue = "[v4.0.30319]") List<Version> versions,
            @Argument(value = "Whether the framework takes its protocols from Windows.", example = "true",
                    defaultValue = "true") boolean systemDefaultTlsVersions,
            @Argument(value = "Whether it refuses weak protocols and ciphers; left alone if not given.", example = "true")
            Optional<Boolean> schUseStrongCrypto,
            @Argument(value = "What else counts as set already, so that it is not rewritten.", example = "[absent]",
                    defaultValue = "[]") List<Accepted> accept) {
    }

    /** What an auditor may let pass. */
    public enum Accepted {
        /** No value. Programs that target .NET Framework 4.7 or later take that for on (SchUseStrongCrypto: 4.6), older ones for off. */
        ABSENT
    }

    /** The frameworks, by the name of their key. */
    public enum Version {
        /** Serves .NET Framework 2.0, 3.0 and 3.5. */
        @Choice(DotNetKeys.V2) V2(DotNetKeys.V2),
        /** Serves every .NET Framework 4. */
        @Choice(DotNetKeys.V4) V4(DotNetKeys.V4);

        private final String key;

        Version(String key) {
            this.key = key;
        }
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        if (arguments.versions.isEmpty()) {
            throw new ModuleFailure("'versions' is empty; give at least one, as in [v4.0.30319]");
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(arguments.versions.stream().flatMap(version -> Stream.of(View.values()).map(DotNetKeys.of(version.key)::in))
                .map(key -> new Foreseen(key, Optional.of(DotNetKeys.VALUES))).toList());
        RegistryChanges changes = new RegistryChanges(target.registry());
        for (Version version : arguments.versions) {
            for (View view : facts.views()) {
                RegistryPath key = DotNetKeys.of(version.key).in(view);
                set(changes, key, DotNetKeys.SYSTEM_DEFAULT, arguments.systemDefaultTlsVersions, arguments);
                arguments.schUseStrongCrypto.ifPresent(on -> set(changes, key, DotNetKeys.STRONG_CRYPTO, on, arguments));
            }
        }
        return Outcome.of(changes.toList(), facts.hasExchange() ? REBOOT : PROCESS, ".NET is set already")
                .withWarnings(warnings(arguments, facts));
    }

    private static void set(RegistryChanges changes, RegistryPath key, String name, boolean on, Arguments arguments) {
        if (!arguments.accept.contains(Accepted.ABSENT) || changes.registry().value(key, name).isPresent()) {
            changes.setValue(key, name, RegistryValue.dword(on ? 1 : 0));
        }
    }

    /** What keeps the values from having an effect, as far as can be told, and what had to be taken for granted. */
    private static List<String> warnings(Arguments arguments, HostFacts facts) {
        List<String> warnings = new ArrayList<>();
        if (arguments.versions.contains(Version.V4)) {
            version4(facts).ifPresent(warnings::add);
        }
        if (arguments.versions.contains(Version.V2)) {
            version2(facts).ifPresent(warnings::add);
        }
        if (facts.bitness32().isEmpty()) {
            warnings.add(HostFacts.BITNESS_UNKNOWN);
        }
        return warnings;
    }

    private static Optional<String> version4(HostFacts facts) {
        Optional<DotNetRelease> installed = facts.dotNet();
        if (installed.isEmpty()) {
            return Optional.of("the .NET Framework 4 on this host cannot be told, so these values may have no effect yet");
        }
        return installed.get().needs().map(needs -> "old .NET: .NET Framework " + installed.get().version()
                + " heeds " + DotNetKeys.SYSTEM_DEFAULT + " only with " + needs + ", so these values may have no effect yet");
    }

    private static Optional<String> version2(HostFacts facts) {
        if (facts.build().isEmpty()) {
            return Optional.of("the Windows build of this host is unknown, and on an older Windows .NET Framework 3.5 heeds "
                    + DotNetKeys.SYSTEM_DEFAULT + " only with an update");
        }
        return facts.windows().flatMap(w -> w.updates().dotNet35().map(update -> ".NET Framework 3.5 on " + w.names()
                + " heeds " + DotNetKeys.SYSTEM_DEFAULT + " only with " + update + ", which the registry does not tell"));
    }
}
