package dev.keyturn.language.inventory;

import dev.keyturn.language.inventory.Words.OpenEnd;
import dev.keyturn.language.inventory.Words.Word;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.source.SecretNames;
import dev.keyturn.module.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an inventory in Ansible's INI form. */
final class IniInventory {
    private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?]\\s*(?:#.*)?");
    private static final Pattern CHILD = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");

    private final Source source;
    private final InventoryDraft draft;
    private final Problems problems;
    private String header = "";
    private String group = InventoryDraft.UNGROUPED;
    private Kind kind = Kind.HOSTS;
    private int line;

    private IniInventory(Source source, InventoryDraft draft) {
        this.source = source;
        this.draft = draft;
        this.problems = draft.problems();
    }

    /** What stands in a section; what stands below a header that is wrong is passed over. */
    private enum Kind { HOSTS, CHILDREN, VARS, UNKNOWN }

    static void read(String text, Source source, InventoryDraft draft) {
        IniInventory reader = new IniInventory(source, draft);
        text.lines().forEach(reader::readLine);
    }

    private void readLine(String written) {
        line++;
        String content = written.strip();
        int indent = written.indexOf(content);
        if (content.isEmpty() || content.charAt(0) == '#' || content.charAt(0) == ';') {
            return;
        }
        Matcher section = SECTION.matcher(content);
        if (section.matches()) {
            openSection(section, indent);
        } else if (content.charAt(0) == '[' && !content.contains("::")) {
            kind = Kind.UNKNOWN;
            problems.error(at(indent), "found '" + content
                    + "'; expected a section without blanks in it, such as '[web]', '[web:children]' or '[web:vars]'");
        } else if (kind == Kind.HOSTS) {
            readHost(written, indent);
        } else if (kind == Kind.CHILDREN) {
            readChild(content, indent);
        } else if (kind == Kind.VARS) {
            readVariable(written, indent);
        }
    }

    private void openSection(Matcher section, int indent) {
        header = "[" + section.group(1) + (section.group(2) == null ? "" : ":" + section.group(2)) + "]";
        group = section.group(1);
        String word = section.group(2) == null ? "hosts" : section.group(2);
        switch (word) {
            case "hosts" -> kind = Kind.HOSTS;
            case "children" -> kind = Kind.CHILDREN;
            case "vars" -> kind = Kind.VARS;
            default -> {
                kind = Kind.UNKNOWN;
                problems.error(at(indent + section.start(2)), "found '" + word + "' in '" + header
                        + "'; expected 'children' or 'vars', or no ':' for hosts" + Nearest.hint(word, List.of("hosts", "children", "vars")));
            }
        }
        if (kind == Kind.VARS) {
            draft.mention(new Mention(group, at(indent), "'" + header + "'", true));
        } else {
            draft.define(group);
        }
    }

    private void readHost(String written, int indent) {
        List<Word> words;
        try {
            words = Words.of(written);
        } catch (OpenEnd open) {
            problems.error(source.at(line, open.column()), open.getMessage());
            return;
        }
        String name = words.get(0).text();
        List<String> hosts = draft.hosts(name, group, at(indent), source.folder());
        words.stream().skip(1).takeWhile(word -> isAssignment(word, name, written)).forEach(word -> assign(word, hosts));
    }

    private boolean isAssignment(Word word, String host, String written) {
        boolean assignment = word.text().indexOf('=') > 0;
        if (!assignment) {
            problems.error(source.at(line, word.column()), "found " + shown(word.text(), written) + " behind the host '" + host + "'; expected 'name=value' without"
                    + " blanks around the '=', quotes around a value with blanks, and '#' before a comment");
        }
        return assignment;
    }

    /** What was found, unless it may be a part of a secret. */
    private static String shown(String text, String line) {
        return SecretNames.in(line) ? "a text without '='" : "'" + text + "'";
    }

    private void assign(Word word, List<String> hosts) {
        Place place = source.at(line, word.column());
        int sign = word.text().indexOf('=');
        if (word.lostBackslash()) {
            problems.warning(place, "outside quotes a backslash is taken away, here and in Ansible; put the value in quotes: "
                    + word.text().substring(0, sign) + "='…'");
        }
        draft.hostVariable(hosts, word.text().substring(0, sign), PythonLiteral.valueOf(word.text().substring(sign + 1).strip()), place);
    }

    private void readChild(String content, int indent) {
        Matcher child = CHILD.matcher(content);
        if (child.matches()) {
            draft.mention(new Mention(child.group(1), at(indent), "'" + header + "'", true));
            draft.child(group, child.group(1), at(indent));
        } else {
            problems.error(at(indent), "found '" + content + "' in '" + header + "'; expected the name of one group");
        }
    }

    private void readVariable(String written, int indent) {
        int sign = written.indexOf('=');
        if (sign <= indent) {
            problems.error(at(indent), "found " + shown(written.strip(), written) + " in '" + header + "'; expected 'name=value'");
            return;
        }
        String text = written.substring(sign + 1).strip();
        Object value = PythonLiteral.valueOf(text);
        if (text.equals(value) && text.contains(" #")) {
            problems.warning(at(indent), "the comment is part of the value, here and in Ansible; put it on a line of its own");
        } else if (text.equals(value) && text.matches("'.+'|\".+\"")) {
            problems.warning(at(indent), "the quotes stay part of the value, here and in Ansible, since it is no text of Python's;"
                    + " double each backslash in it");
        }
        draft.groupVariable(group, written.substring(indent, sign).strip(), value, at(indent));
    }

    private Place at(int index) {
        return source.at(line, index + 1);
    }
}
