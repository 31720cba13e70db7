package dev.keyturn.cli;

import java.util.List;
import java.util.regex.Pattern;

/** A command line as it may be written down: what looks like a secret is masked. */
final class MaskedCommand {
    static final String MASK = "********";
    /** {@code name=value} and {@code "name": value}, inside of JSON and YAML too, whose name speaks of a secret. */
    private static final Pattern SECRET = Pattern.compile(
            "([A-Za-z0-9_.-]*(?:pass(?!word_file|word-file)|secret|token|credential|api_?key|private)[A-Za-z0-9_.-]*[\"']?\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"|'[^']*'|[^\\s,}]+)", Pattern.CASE_INSENSITIVE);

    private MaskedCommand() {
    }

    static List<String> of(List<String> arguments) {
        return arguments.stream().map(argument -> SECRET.matcher(argument).replaceAll("$1" + MASK)).toList();
    }
}
