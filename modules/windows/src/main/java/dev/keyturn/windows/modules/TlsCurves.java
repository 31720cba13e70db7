package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Nearest;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.EllipticCurves;
import dev.keyturn.windows.tls.SuiteList;
import dev.keyturn.windows.tls.SuiteNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The curves in their order; an empty list for no list, so that the next one counts.", example = "[NistP384, NistP256]")
            List<String> curves,
            @Argument(value = "Group Policy's list, which wins, or the host's own.", example = "local", defaultValue = "policy") SuiteList list,
            @Argument(value = "Whether names may be given that are not known here.", example = "true", defaultValue = "false") boolean allowUnknown) {
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
            if (!arguments.allowUnknown && !known(name)) {
                throw new ModuleFailure("there is no curve '" + name + "'; expected " + String.join(", ", EllipticCurves.names())
                        + Nearest.hintInAnyCase(name, EllipticCurves.names()));
            }
        }
        Set<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        once.addAll(arguments.curves);
        if (once.size() < arguments.curves.size()) {
            throw new ModuleFailure("a curve is listed twice; give each once");
        }
    }

    private static boolean known(String name) {
        return SuiteNames.has(EllipticCurves.names(), name);
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
        List<String> others = arguments.curves.stream().filter(name -> !known(name)).toList();
        if (!others.isEmpty()) {
            warnings.add("whether Windows has " + String.join(", ", others) + " is not known here");
        }
        if (facts.build().filter(build -> build < EllipticCurves.first()).isPresent()) {
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
