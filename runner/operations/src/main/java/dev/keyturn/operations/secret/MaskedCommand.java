package dev.keyturn.operations.secret;

import java.util.List;
import java.util.regex.Pattern;

/** A command line as it may be written down: what looks like a secret is masked. */
public final class MaskedCommand {
    /** What stands in place of a secret. */
    public static final String MASK = "********";
    private static final String NAME = "([A-Za-z0-9_.-]*(?:pass(?!word_file|word-file)|pwd?(?![a-z])|secret|token|credential|api_?key|private)[A-Za-z0-9_.-]*";
    private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'";
    /** {@code name=value} whose name speaks of a secret; the value ends at a blank. */
    private static final Pattern PAIR = Pattern.compile(NAME + "=)(" + QUOTED + "|\\S+)", Pattern.CASE_INSENSITIVE);
    /** {@code "name": value}, inside of JSON and YAML; the value ends at a comma or a brace. */
    private static final Pattern ENTRY = Pattern.compile(NAME + "[\"']?\\s*:\\s*)(" + QUOTED + "|[^,}]*[^\\s,}])", Pattern.CASE_INSENSITIVE);

    private MaskedCommand() {
    }

    /** The arguments, each masked to the end of what it gives away. */
    public static List<String> of(List<String> arguments) {
        return arguments.stream().map(argument -> ENTRY.matcher(PAIR.matcher(argument).replaceAll("$1" + MASK)).replaceAll("$1" + MASK)).toList();
    }
}
