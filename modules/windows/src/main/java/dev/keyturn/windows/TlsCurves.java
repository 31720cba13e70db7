package dev.keyturn.windows;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.windows.facts.HostFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sets which elliptic curves Schannel uses, and in which order. From Windows 10 and Server 2016 on; before, suites carry their curves.
 *
 * <p>Source: Microsoft, "Manage Transport Layer Security", and "Exchange Server TLS configuration best practices".
 */
@ModuleInfo(name = "tls_curves", summary = "Sets which elliptic curves Schannel uses, and in which order.", example = """
        - name: the curves of NIST, and no others
          tls_curves:
            curves: [NistP384, NistP256]
        """)
public final class TlsCurves implements TaskModule<TlsCurves.Arguments> {
    private static final Restart RESTART = Restart.reboot("Schannel reads the order of its curves at start");
    private static final int FIRST_BUILD = 10240;
    private static final List<String> USUAL = List.of("curve25519", "NistP256", "NistP384", "NistP521");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The curves in their order; an empty list for no list, so that the next one counts.", example = "[NistP384, NistP256]")
            List<String> curves,
            @Argument(value = "Group Policy's list, which wins, or the host's own.", example = "local", defaultValue = "policy") SuiteList list) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        for (String name : arguments.curves) {
            if (name.isBlank() || name.contains(",")) {
                throw new ModuleFailure("'" + name + "' is no name of a curve; give a list with one name each, as in [NistP384, NistP256]");
            }
        }
        if (new HashSet<>(arguments.curves).size() < arguments.curves.size()) {
            throw new ModuleFailure("a curve is listed twice; give each once");
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(Stream.of(SuiteList.values()).map(list -> Foreseen.values(list.key(), SuiteList.CURVES)).toList());
        RegistryChanges changes = new RegistryChanges(target.registry());
        if (arguments.curves.isEmpty()) {
            changes.deleteValue(arguments.list.key(), SuiteList.CURVES);
        } else {
            changes.setValue(arguments.list.key(), SuiteList.CURVES, new MultiSz(arguments.curves));
        }
        return Outcome.of(changes.toList(), RESTART, arguments.curves.isEmpty() ? "there is no list" : "the list is in this order already")
                .withWarnings(warnings(arguments, target, facts));
    }

    private static List<String> warnings(Arguments arguments, Target target, HostFacts facts) {
        List<String> warnings = new ArrayList<>();
        List<String> others = arguments.curves.stream().filter(name -> !USUAL.contains(name)).toList();
        if (!others.isEmpty()) {
            warnings.add("Windows has more curves than " + String.join(", ", USUAL) + "; whether it has " + String.join(", ", others) + " is not known here");
        }
        if (facts.build().filter(build -> build < FIRST_BUILD).isPresent()) {
            warnings.add("this Windows has no list of curves (" + facts.windowsInWords() + "); its suites carry their curves");
        } else if (facts.build().isEmpty()) {
            warnings.add("whether this Windows has a list of curves cannot be told: " + facts.windowsInWords());
        }
        if (arguments.list == SuiteList.LOCAL) {
            warnings.add(SuiteList.UNSUPPORTED);
            if (target.registry().value(SuiteList.POLICY.key(), SuiteList.CURVES).isPresent()) {
                warnings.add("Group Policy has a list of its own on this host, which wins");
            }
        }
        return warnings;
    }
}
