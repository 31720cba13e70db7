package dev.keyturn.windows.readiness;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.windows.facts.Reading;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The list of cipher suites that Schannel goes by: that of Group Policy if there is one, else the host's own. Both are read in each of the three
 * spellings that are about: one text with commas, a list of one such text, and a list with a name each. Source: Microsoft, "Manage TLS".
 *
 * @param where whose it is, a clause
 * @param names the names in their order; none if the value has another type, so that it cannot be told what Windows makes of it
 */
public record SuiteOrder(String where, List<String> names) {
    public SuiteOrder {
        names = List.copyOf(names);
    }

    /** What it is read from. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.values(TlsKeys.POLICY_ORDER, TlsKeys.SUITES), Foreseen.values(TlsKeys.LOCAL_ORDER, TlsKeys.SUITES));
    }

    /** Reads it; empty if there is none, so that Windows' own suites hold. */
    public static Optional<SuiteOrder> read(RegistryReader registry) {
        return registry.value(TlsKeys.POLICY_ORDER, TlsKeys.SUITES).map(value -> new SuiteOrder("Group Policy's list of cipher suites", names(value)))
                .or(() -> registry.value(TlsKeys.LOCAL_ORDER, TlsKeys.SUITES)
                        .map(value -> new SuiteOrder("the host's list of cipher suites", names(value))));
    }

    private static List<String> names(RegistryValue value) {
        Stream<String> texts = value instanceof MultiSz list ? list.texts().stream() : Reading.text(Optional.of(value)).stream();
        return texts.flatMap(text -> Arrays.stream(text.split(","))).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
