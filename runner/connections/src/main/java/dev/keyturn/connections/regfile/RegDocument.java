package dev.keyturn.connections.regfile;

import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The text of a {@code .reg} file cut into keys and values, each with its own characters, so that what is not changed stays as it was written. */
final class RegDocument {
    /** A stretch of the file: an assignment, or (with a null name) comments and blank lines. */
    record Item(String text, String name, RegistryValue value) {
        static Item comment(String text) {
            return new Item(text, null, null);
        }

        /** The line that deletes a value, as long as the file is read. */
        boolean deletes() {
            return name != null && value == null;
        }

        boolean assigns(String wanted) {
            return name != null && Names.same(name, wanted);
        }
    }

    /** A key's header line and what stands below it. */
    record Section(String header, RegistryPath path, List<Item> items) {
    }

    private final RegEncoding encoding;
    private final RegVersion version;
    private final String newline;
    private final String preamble;
    private final List<Section> sections;

    RegDocument(RegEncoding encoding, RegVersion version, String newline, String preamble, List<Section> sections) {
        this.encoding = encoding;
        this.version = version;
        this.newline = newline;
        this.preamble = preamble;
        this.sections = new ArrayList<>(sections);
    }

    /** A file as {@code regedit} would begin it. */
    static RegDocument create() {
        return new RegDocument(RegEncoding.UTF_16LE, RegVersion.V5, "\r\n", RegVersion.V5.header() + "\r\n", List.of());
    }

    /** The same file with more text before the first key. */
    RegDocument withPreamble(String more) {
        return new RegDocument(encoding, version, newline, preamble + more, sections);
    }

    /** The same file with other keys. */
    RegDocument with(List<Section> others) {
        return new RegDocument(encoding, version, newline, preamble, others);
    }

    List<Section> sections() {
        return sections;
    }

    boolean isEmpty() {
        return sections.isEmpty();
    }

    /**
     * The file's bytes. {@code regedit} takes UTF-8 for the ANSI code page, and then strings in hexadecimal for ANSI as well, so such a file
     * stays as it is only while both readings are the same; else it becomes UTF-16.
     */
    byte[] encode() {
        StringBuilder text = new StringBuilder(preamble);
        for (Section section : sections) {
            text.append(section.header());
            section.items().forEach(i -> text.append(i.text()));
        }
        boolean same = encoding == RegEncoding.UTF_16LE || encoding == RegEncoding.ANSI
                || encoding == RegEncoding.UTF_8 && text.chars().allMatch(c -> c < 0x80) && !hasStringInHex();
        return (same ? encoding : RegEncoding.UTF_16LE).encode(text.toString());
    }

    private boolean hasStringInHex() {
        return sections.stream().flatMap(s -> s.items().stream()).anyMatch(i -> i.value() != null
                && RegValueText.isStringType(i.value().type()) && !i.text().contains("=\""));
    }

    /** Gives a value new data: in place where it is assigned last, else at the end of its key. */
    void set(RegistryPath path, String name, RegistryValue value) {
        Item item = new Item(RegValueText.assignment(name, value, version, newline) + newline, name, value);
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).path().equals(path) && replaceLast(sections.get(i).items(), item)) {
                return;
            }
        }
        List<Item> items = lastSection(path).orElseGet(() -> addSection(path)).items();
        items.add(endOfAssignments(items), item);
    }

    private static boolean replaceLast(List<Item> items, Item item) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).assigns(item.name())) {
                items.set(i, item);
                return true;
            }
        }
        return false;
    }

    /** After the last assignment, so that the blank line before the next key stays where it is. */
    private static int endOfAssignments(List<Item> items) {
        int end = 0;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).name() != null) {
                end = i + 1;
            }
        }
        return end;
    }

    /** Takes every assignment of a value out. */
    void remove(RegistryPath path, String name) {
        sections.stream().filter(s -> s.path().equals(path)).forEach(s -> s.items().removeIf(i -> i.assigns(name)));
    }

    /** Takes a key out with everything below it. The caller {@linkplain #mention mentions} a parent that stood only in its path. */
    void removeTree(RegistryPath path) {
        sections.removeIf(s -> s.path().isAtOrBelow(path));
    }

    /** Makes sure that the file says the key is there: by itself or by a key below it. */
    void mention(RegistryPath path) {
        if (sections.stream().noneMatch(s -> s.path().isAtOrBelow(path))) {
            addSection(path);
        }
    }

    private Optional<Section> lastSection(RegistryPath path) {
        return sections.stream().filter(s -> s.path().equals(path)).reduce((first, second) -> second);
    }

    /** Adds a key at the end. */
    Section addSection(RegistryPath path) {
        Section section = new Section(newline + "[" + spelled(path) + "]" + newline, path, new ArrayList<>());
        sections.add(section);
        return section;
    }

    /** The key as {@code regedit} on a 64-bit Windows spells it, the 32-bit view by its literal name. */
    static String spelled(RegistryPath path) {
        return path.hive().longName() + (path.isRoot() ? "" : "\\" + path.literal());
    }

    /** Whether a key or value can be written without leaving this file's version and encoding. */
    boolean canHold(RegistryPath path, String name, RegistryValue value) {
        return RegValueText.fits(value, version) && encoding.canEncode(path.subkey() + name);
    }

    /** The same content as a version 5.00 file in Unicode. */
    RegDocument upgraded() {
        List<Section> unicode = new ArrayList<>();
        for (Section section : sections) {
            List<Item> items = new ArrayList<>();
            section.items().forEach(i -> items.add(i.value() != null && RegValueText.isStringType(i.value().type())
                    ? new Item(RegValueText.assignment(i.name(), i.value(), RegVersion.V5, newline) + newline, i.name(), i.value()) : i));
            unicode.add(new Section(section.header(), section.path(), items));
        }
        String header = Objects.requireNonNull(preamble).replaceFirst(RegVersion.REGEDIT4.header(), RegVersion.V5.header());
        return new RegDocument(RegEncoding.UTF_16LE, RegVersion.V5, newline, header, unicode);
    }
}
