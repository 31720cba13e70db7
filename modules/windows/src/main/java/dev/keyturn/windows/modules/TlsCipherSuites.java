package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.EllipticCurves;
import dev.keyturn.windows.tls.SuiteList;
import dev.keyturn.windows.tls.SuiteNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sets which cipher suites Schannel uses, and in which order.
 *
 * <p>Source: Microsoft, "Manage Transport Layer Security", and "Exchange Server TLS configuration best practices".
 */
@ModuleInfo(name = "tls_cipher_suites", summary = "Sets which cipher suites Schannel uses, and in which order.", example = """
        - name: only suites with forward secrecy and GCM
          tls_cipher_suites:
            suites:
              - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
              - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        """)
public final class TlsCipherSuites implements TaskModule<TlsCipherSuites.Arguments> {
    private static final Restart RESTART = Restart.reboot("Schannel reads the order of its cipher suites at start");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The suites; none with 'mode: default'.", example = "[TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384]",
                    defaultValue = "[]") List<String> suites,
            @Argument(value = "Exactly these in this order; these first and the others after them; these too; all but these; or no list, so that the"
                    + " next one counts.", example = "exclude", defaultValue = "exact") Mode mode,
            @Argument(value = "With include, where the first of them stands and the others after it, from 0; without it those that are missing go to"
                    + " the end.", example = "2") Optional<Long> position,
            @Argument(value = "Group Policy's list, which wins, or the host's own.", example = "local", defaultValue = "policy") SuiteList list,
            @Argument(value = "What else counts as set already, so that it is not rewritten.", example = "[other_spelling]",
                    defaultValue = "[]") List<Accepted> accept) {
    }

    /** How the suites are meant. */
    public enum Mode { EXACT, FIRST, INCLUDE, EXCLUDE, DEFAULT }

    /** What an auditor may let pass. */
    public enum Accepted {
        /** The same names in the same order, as a text or a list where the other is written, or joined with commas in a list of one. */
        OTHER_SPELLING
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        if (arguments.suites.isEmpty() != (arguments.mode == Mode.DEFAULT)) {
            throw new ModuleFailure(arguments.suites.isEmpty() ? "'suites' is empty; give at least one, or 'mode: default' for no list at all"
                    : "'suites' and 'mode: default' contradict each other; leave one out");
        }
        for (String name : arguments.suites) {
            if (name.contains(",") || name.isBlank() || !name.equals(name.strip())) {
                throw new ModuleFailure("'" + name + "' is no name of a cipher suite; give a list with one name each");
            }
        }
        Set<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        once.addAll(arguments.suites);
        if (once.size() < arguments.suites.size()) {
            throw new ModuleFailure("a suite is listed twice; give each once");
        }
        if (arguments.position.isPresent() && (arguments.mode != Mode.INCLUDE || arguments.position.get() < 0)) {
            throw new ModuleFailure("'position' is a number from 0, with 'mode: include' alone");
        }
        if (arguments.mode == Mode.EXACT && arguments.suites.stream().noneMatch(TlsCipherSuites::isTls12)) {
            throw new ModuleFailure("no suite of TLS 1.2 is among them, which would lock the host out; add one, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
                    + " for example");
        }
        if (arguments.mode == Mode.EXACT) {
            refuseTooLong(arguments.list, arguments.suites);
        }
    }

    private static void refuseTooLong(SuiteList list, List<String> suites) throws ModuleFailure {
        if (list.tooLong(suites)) {
            throw new ModuleFailure("Windows heeds 1023 characters of the policy's list, and these " + suites.size() + " suites have "
                    + String.join(",", suites).length() + "; leave the least of them out");
        }
    }

    private static boolean isTls12(String name) {
        return CipherSuite.parse(name).filter(CipherSuite::isTls12).isPresent();
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(Stream.of(SuiteList.values()).map(list -> Foreseen.values(list.key(), SuiteList.FUNCTIONS)).toList());
        RegistryChanges changes = new RegistryChanges(target.registry());
        List<String> warnings = new ArrayList<>();
        if (arguments.mode == Mode.DEFAULT) {
            changes.deleteValue(arguments.list.key(), SuiteList.FUNCTIONS);
        } else {
            List<String> wanted = wanted(arguments, target, facts);
            refuseTooLong(arguments.list, wanted);
            if (!accepted(arguments, wanted, target)) {
                changes.setValue(arguments.list.key(), SuiteList.FUNCTIONS, arguments.list.suites(wanted));
            }
            warnings.addAll(arguments.mode == Mode.EXCLUDE ? List.of() : SuiteNames.odd(arguments.suites, facts));
        }
        if (arguments.list == SuiteList.LOCAL) {
            warnings.addAll(local(target));
        }
        return Outcome.of(changes.toList(), RESTART, arguments.mode == Mode.DEFAULT ? "there is no list" : "the list is in this order already")
                .withWarnings(warnings);
    }

    private static boolean accepted(Arguments arguments, List<String> wanted, Target target) {
        return arguments.accept.contains(Accepted.OTHER_SPELLING)
                && target.registry().value(arguments.list.key(), SuiteList.FUNCTIONS).flatMap(SuiteList::names).equals(Optional.of(wanted));
    }

    private static List<String> wanted(Arguments arguments, Target target, HostFacts facts) throws ModuleFailure {
        if (arguments.mode == Mode.EXACT) {
            return arguments.suites;
        }
        List<String> others = new ArrayList<>(now(arguments.list, target, facts));
        if (arguments.mode == Mode.INCLUDE && arguments.position.isEmpty()) {
            arguments.suites.stream().filter(name -> !SuiteNames.has(others, name)).forEach(others::add);
            return others;
        }
        others.removeIf(name -> SuiteNames.has(arguments.suites, name));
        if (arguments.mode != Mode.EXCLUDE) {
            others.addAll((int) Math.min(arguments.position.orElse(0L), others.size()), arguments.suites);
        } else if (others.stream().noneMatch(TlsCipherSuites::isTls12)) {
            throw new ModuleFailure("no suite of TLS 1.2 would be left, which would lock the host out; name the ones to keep with 'mode: exact'");
        }
        return others;
    }

    /** What counts by now: the list itself, else the host's own, else Windows'. */
    private static List<String> now(SuiteList list, Target target, HostFacts facts) throws ModuleFailure {
        for (SuiteList each : list == SuiteList.POLICY ? List.of(SuiteList.POLICY, SuiteList.LOCAL) : List.of(SuiteList.LOCAL)) {
            Optional<RegistryValue> value = target.registry().value(each.key(), SuiteList.FUNCTIONS);
            if (value.isPresent()) {
                return SuiteList.names(value.get()).orElseThrow(() -> new ModuleFailure(each.key() + " '" + SuiteList.FUNCTIONS + "' is " + value.get()
                        + ", which is no list of suites; say the whole list with 'mode: exact'"));
            }
        }
        // before, suites carry their curves, which the table leaves out; those without encryption are Windows' own to hold back
        return facts.build().filter(build -> build >= EllipticCurves.first()).flatMap(CipherSuites::of).map(row -> row.suites().stream()
                .filter(suite -> !suite.cipher().equals("NULL")).map(CipherSuite::name).distinct().toList()).orElseThrow(() ->
                new ModuleFailure("there is no list yet, and which suites this Windows has by itself is not known exactly (" + facts.windowsInWords()
                        + "); say the whole list with 'mode: exact'"));
    }

    private static List<String> local(Target target) {
        List<String> warnings = new ArrayList<>(List.of(SuiteList.UNSUPPORTED));
        if (target.registry().value(SuiteList.POLICY.key(), SuiteList.FUNCTIONS).isPresent()) {
            warnings.add("Group Policy has a list of its own on this host, which wins");
        }
        return warnings;
    }
}
