package dev.keyturn.language.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Puts a mistake in YAML's syntax in words a playbook's author knows. */
final class YamlMistake {
    private YamlMistake() {
    }

    static void note(JsonProcessingException mistake, String file, Problems problems) {
        for (Throwable t = mistake; t != null; t = t.getCause()) {
            if (t instanceof MarkedYAMLException marked) {
                problems.error(place(marked, file), said(marked));
                return;
            }
            if (t instanceof ReaderException reader) {
                problems.error(Place.of(file), String.format("the file is not text: it holds the character U+%04X", reader.getCodePoint()));
                return;
            }
        }
        JsonLocation at = mistake.getLocation();
        boolean key = mistake.getOriginalMessage().startsWith("Expected a field name");
        problems.error(at == null ? Place.of(file) : new Place(file, at.getLineNr(), at.getColumnNr()), key
                ? "found a list or a mapping where a key stands; a text that begins with '{{' must be in quotes, as in \"{{ x }}\""
                : "this is no YAML: " + mistake.getOriginalMessage());
    }

    /** The place of the mistake itself; Jackson's own location is where it had read to. */
    private static Place place(MarkedYAMLException mistake, String file) {
        Mark mark = mistake.getProblemMark() == null ? mistake.getContextMark() : mistake.getProblemMark();
        return mark == null ? Place.of(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String said(MarkedYAMLException mistake) {
        String problem = String.valueOf(mistake.getProblem());
        Mark context = mistake.getContextMark();
        String since = context == null ? "" : " (in what begins at line " + (context.getLine() + 1) + ")";
        if (problem.contains("\\t(TAB)") || problem.contains("'\t'")) {
            return "found a tab; YAML is indented with spaces only";
        }
        if (problem.contains("could not find expected ':'")) {
            return "a ':' is missing" + since + "; expected 'key: value'";
        }
        if (problem.contains("mapping values are not allowed here")) {
            return "a ':' is not allowed here; put a text that holds ': ' in quotes, or check the indentation";
        }
        if (problem.contains("expected <block end>")) {
            return "the indentation does not fit what stands before it" + since + "; items of one list, and keys of one mapping, begin in one column";
        }
        if (problem.contains("that cannot start any token")) {
            return problem.replaceFirst("^found character '(.)'.*", "a text cannot begin with $1 unless it is in quotes");
        }
        if (problem.contains("found unexpected end of stream")) {
            return "the file ends inside a quoted text" + since + "; the closing quote is missing";
        }
        if (problem.contains("found unknown escape character") || problem.contains("escape")) {
            return problem.replaceAll("\\(\\d+\\)$", "") + "; in double quotes a backslash must be doubled: put a registry path in single quotes or none";
        }
        return "this is no YAML: " + problem + since;
    }
}
