package dev.keyturn.windows.readiness;

import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.AlgorithmSwitches.State;
import dev.keyturn.windows.tls.SuiteList;
import dev.keyturn.windows.tls.SuitesLeft;
import dev.keyturn.windows.tls.SuitesLeft.Left;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether a version of TLS has a cipher suite that it can use: one that is listed, that this Windows has, and none of whose parts is turned off. */
final class SuiteCheck {
    private SuiteCheck() {
    }

    static Check of(SuitesLeft suites, Protocol version) {
        Question question = new Question("cipher_suites", version.label() + " has a cipher suite", "a suite of " + version.label()
                + " that is listed, and none of whose parts is turned off");
        Left left = suites.left(version);
        if (left == Left.SURELY && suites.list().isEmpty() && suites.notOn(version).isEmpty()) {
            return Check.pass(question, "nothing restricts those that Windows has by itself");
        }
        String where = where(suites, version);
        return switch (left) {
            case SURELY -> Check.pass(question, where + usable(suites, suites.names(version, Left.SURELY)));
            case PERHAPS -> Check.unknown(question, where + perhaps(suites, version));
            case NONE -> Check.fail(question, where + " leaves none" + suites.size().map(size -> " of " + size).orElse(""));
        };
    }

    private static String where(SuitesLeft suites, Protocol version) {
        String list = suites.list().map(which -> which == SuiteList.POLICY ? "Group Policy's list" : "the host's list").orElse("Windows' own list");
        Map<String, State> notOn = suites.notOn(version);
        return list + " of cipher suites" + (notOn.isEmpty() ? "" : ", with " + notOn.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() == State.OFF ? " off" : " neither on nor off")).collect(Collectors.joining(", ")));
    }

    private static String usable(SuitesLeft suites, List<String> names) {
        return suites.size().isPresent() ? " leaves " + names.size() + ", " + names.get(0) + " first" : " leaves " + names.get(0) + " at least";
    }

    private static String perhaps(SuitesLeft suites, Protocol version) {
        List<String> names = suites.names(version, Left.PERHAPS);
        if (suites.size().isEmpty()) {
            return suites.list().isPresent() ? " is empty, or no list of texts" : ", and which they are is unknown";
        }
        return names.isEmpty() ? " leaves " + suites.unknown().get(0) + " at best, which no Windows is known to have" : " leaves " + names.get(0)
                + " at best, which this Windows may not have" + (suites.notOn(version).containsValue(State.UNKNOWN) ? ", or have on" : "");
    }
}
