package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that one entry of an inventory stands for, {@code web[01:03].example:5986} for example, and the port behind it. */
record HostNames(List<String> names, Optional<Long> port) {
    private static final HostNames NONE = new HostNames(List.of(), Optional.empty());
    private static final Pattern ADDRESS_6 = Pattern.compile("[0-9A-Fa-f.%:]*:[0-9A-Fa-f.%]*:[0-9A-Fa-f.%:]*");
    private static final Pattern ADDRESS_6_PORT = Pattern.compile(
            "\\[([0-9A-Fa-f.%:]*::[0-9A-Fa-f.%:]*|(?:[0-9A-Fa-f]+:){7}[0-9A-Fa-f]+)](?::(.*))?");

    /** The names; none, with the problem noted, if the entry is none of a host. */
    static HostNames read(String written, Place place, Problems problems) {
        Matcher withPort = ADDRESS_6_PORT.matcher(written);
        if (ADDRESS_6.matcher(written).matches()) {
            return new HostNames(List.of(written), Optional.empty());
        } else if (withPort.matches()) {
            return withPort.group(2) == null ? new HostNames(List.of(withPort.group(1)), Optional.empty())
                    : withPort(List.of(withPort.group(1)), withPort.group(2), place, problems);
        }
        Optional<String> mistake = mistake(written);
        if (mistake.isPresent()) {
            problems.error(place, "found '" + written + "' as a host; " + mistake.get());
            return NONE;
        }
        int colon = written.lastIndexOf(':');
        if (colon > written.lastIndexOf(']')) {
            return withPort(HostRange.expand(written.substring(0, colon), place, problems), written.substring(colon + 1), place, problems);
        }
        return new HostNames(HostRange.expand(written, place, problems), Optional.empty());
    }

    private static Optional<String> mistake(String written) {
        if (written.isBlank() || written.equals("---")) {
            return Optional.of("expected a name");
        } else if (written.chars().anyMatch(c -> c == ',' || Character.isWhitespace(c))) {
            return Optional.of("expected one name without blanks and commas");
        } else if (written.indexOf('=') >= 0) {
            return Optional.of("expected a name; variables of a group stand under '[group:vars]', those of a host behind its name");
        } else if (written.endsWith(":")) {
            return Optional.of("a ':' behind the name is YAML's or begins a port; expected '" + written.substring(0, written.length() - 1) + "'");
        }
        return Optional.empty();
    }

    private static HostNames withPort(List<String> names, String port, Place place, Problems problems) {
        if (port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535) {
            return new HostNames(names, Optional.of(Long.valueOf(port)));
        }
        problems.error(place, "found '" + port + "' as a port behind a host's name; expected a number from 1 to 65535");
        return NONE;
    }
}
