package dev.keyturn.language.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a pattern of hosts into its parts, and reads globs. */
final class PatternParts {
    private PatternParts() {
    }

    /** The parts between {@code :} and {@code ,}; neither separates inside brackets of any kind, nor in an address of IP version 6. */
    static List<String> of(String pattern, Inventory inventory) {
        if (inventory.isNamed(pattern.strip()) || pattern.contains("::") && pattern.indexOf(',') < 0) {
            return List.of(pattern.strip());
        }
        List<String> parts = new ArrayList<>();
        int nesting = 0;
        int begin = 0;
        for (int i = 0; i <= pattern.length(); i++) {
            char c = i < pattern.length() ? pattern.charAt(i) : ',';
            nesting += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (i == pattern.length() || nesting <= 0 && (c == ',' || c == ':')) {
                parts.add(pattern.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** Whether it is a name, and neither a glob nor a regular expression. */
    static boolean isPlain(String name) {
        return !name.startsWith("~") && name.chars().noneMatch(c -> "*?[".indexOf(c) >= 0);
    }

    /** A glob as the shell has it: {@code *}, {@code ?}, {@code [abc]}, {@code [!abc]}. */
    static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            int close = c == '[' ? glob.indexOf(']', at + (glob.startsWith("!", at + 1) ? 3 : 2)) : -1;
            if (close > 0) {
                boolean not = glob.charAt(at + 1) == '!';
                String set = glob.substring(at + (not ? 2 : 1), close).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
                regex.append(not ? "[^" : "[").append(set).append(']');
                at = close + 1;
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
                at++;
            }
        }
        return Pattern.compile(regex.toString());
    }
}
