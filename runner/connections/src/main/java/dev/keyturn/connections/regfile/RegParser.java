package dev.keyturn.connections.regfile;

import dev.keyturn.connections.regfile.RegDocument.Item;
import dev.keyturn.connections.regfile.RegDocument.Section;
import dev.keyturn.connections.regfile.RegStep.Kind;
import dev.keyturn.registry.RegistryPath;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads the text of a {@code .reg} file. Everything that is wrong is collected, each with its place; nothing is guessed. Lines that delete
 * ({@code [-key]}, {@code "name"=-}) take effect on what stands before them, as an import would have it, and are not kept.
 */
final class RegParser {
    private static final Pattern COMMENT_WITH_BRACKET = Pattern.compile("][ \\t]+;");

    private final RegText text;
    private final RegEncoding encoding;
    private final Charset codePage;
    private final List<RegProblem> problems;
    private RegDocument document;
    private RegVersion version;
    private Section section;
    private final Optional<Consumer<RegStep>> steps;
    private boolean deleted;
    private final Set<Section> deletedKeys = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean valuesDeleted;

    private RegParser(RegText text, RegEncoding encoding, Charset codePage, Optional<Consumer<RegStep>> steps) {
        this.text = text;
        this.encoding = encoding;
        this.codePage = codePage;
        this.steps = steps;
        this.problems = text.problems();
    }

    /**
     * Reads a whole file.
     *
     * @throws RegFormatException with every mistake and its place
     */
    static RegDocument parse(String file, byte[] bytes) throws RegFormatException {
        return parse(file, bytes, RegEncoding.ANSI.charset(), Optional.empty());
    }

    /** Reads a whole file, and tells somebody what an import of it does. */
    static RegDocument parse(String file, byte[] bytes, Charset codePage, Optional<Consumer<RegStep>> steps) throws RegFormatException {
        RegEncoding encoding = RegEncoding.of(bytes);
        Optional<String> decoded = encoding.decode(bytes, codePage);
        if (decoded.isEmpty()) {
            Charset charset = encoding == RegEncoding.ANSI ? codePage : encoding.charset();
            throw new RegFormatException(file, List.of(new RegProblem(1, 1, "bytes that are not " + charset + " text",
                    "a .reg file as regedit or reg export writes it: UTF-16LE with a byte order mark, or UTF-8")));
        }
        RegParser parser = new RegParser(new RegText(decoded.get()), encoding, codePage, steps);
        parser.readAll();
        if (!parser.problems.isEmpty()) {
            throw new RegFormatException(file, parser.problems);
        }
        boolean deletes = parser.valuesDeleted || !parser.deletedKeys.isEmpty();
        return deletes ? RegDeletions.in(parser.document, parser.deletedKeys) : parser.document;
    }

    private void readAll() {
        if (!readHeader()) {
            return;
        }
        while (!text.atEnd()) {
            int start = text.position();
            text.skipBlanks();
            switch (text.peek()) {
                case '\r', '\n', ';', '#', RegText.END -> readComment(start);
                case '[' -> readKey(start);
                case '"', '@' -> readValue(start);
                default -> {
                    text.problem(text.shown(), "a [key], a \"name\"=value or a ; comment");
                    text.skipLine();
                }
            }
        }
    }

    private boolean readHeader() {
        int start = text.position();
        while (!text.atEnd() && text.restOfLine().isBlank()) {
            text.skipLine();
        }
        String first = text.restOfLine().strip();
        for (RegVersion candidate : RegVersion.values()) {
            if (candidate.header().equals(first)) {
                version = candidate;
            }
        }
        if (version == null) {
            text.problem(first.isEmpty() ? "no text" : text.shown(),
                    "the first line '" + RegVersion.V5.header() + "' or '" + RegVersion.REGEDIT4.header() + "'");
            return false;
        }
        text.skipLine();
        document = new RegDocument(encoding, version, text.newline(), text.from(start), List.of());
        return true;
    }

    private void readComment(int start) {
        text.skipLine();
        Item comment = Item.comment(text.from(start));
        if (section != null) {
            section.items().add(comment);
        } else {
            document = document.withPreamble(comment.text());
        }
    }

    private void readKey(int start) {
        RegText.Mark mark = text.mark();
        String whole = text.restOfLine().stripTrailing();
        String line = withoutComment(whole);
        text.skipLine();
        if (!line.endsWith("]")) {
            text.problem(mark, RegText.shown(whole), line.equals(whole) ? "a key name closed by ']'" : "a comment behind the key's ']' that holds no ']'");
            section = new Section("", RegistryPath.hklm(""), new ArrayList<>());
            return;
        }
        boolean deletes = line.startsWith("[-");
        try {
            RegistryPath path = RegistryPath.parse(line.substring(deletes ? 2 : 1, line.length() - 1));
            section = new Section(text.from(start), path, new ArrayList<>());
            deleted = deletes;
            steps.ifPresent(told -> told.accept(new RegStep(mark.line(), deletes ? Kind.DELETE_KEY : Kind.KEY, path, "", Optional.empty())));
            document.sections().add(section);
            if (deletes) {
                deletedKeys.add(section);
            }
        } catch (IllegalArgumentException e) {
            section = new Section("", RegistryPath.hklm(""), new ArrayList<>());
            text.problem(mark, RegText.shown(line), "a key such as [HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]: " + e.getMessage());
        }
    }

    /** A comment may follow the bracket. Where it holds one as well, regedit takes the last for the key's own, so that the key would be another. */
    private static String withoutComment(String line) {
        int end = line.lastIndexOf(']');
        String key = line.substring(0, end + 1);
        boolean comment = line.substring(end + 1).stripLeading().startsWith(";");
        return comment ? key : COMMENT_WITH_BRACKET.matcher(line).find() ? key.substring(0, Math.max(0, end)) : line;
    }

    private void readValue(int start) {
        if (section == null) {
            text.problem(text.shown(), "a [key] before the first value");
            text.skipLine();
            return;
        }
        int line = steps.isPresent() ? text.mark().line() : 0;
        RegValueReader reader = new RegValueReader(text, version, codePage);
        int known = problems.size();
        Optional<String> name = reader.name();
        if (name.isPresent() && text.accept('-')) {
            text.endOfValue();
            section.items().add(new Item(text.from(start), name.get(), null));
            valuesDeleted = true;
            tell(new RegStep(line, Kind.DELETE_VALUE, section.path(), name.get(), Optional.empty()));
        } else if (name.isPresent()) {
            reader.value().ifPresent(v -> {
                section.items().add(new Item(text.from(start), name.get(), v));
                tell(new RegStep(line, Kind.SET, section.path(), name.get(), Optional.of(v)));
            });
        }
        if (problems.size() > known) {
            text.skipLine();
        }
    }

    /** What stands below a key that is deleted is nothing to an import. */
    private void tell(RegStep step) {
        if (!deleted) {
            steps.ifPresent(told -> told.accept(step));
        }
    }
}
