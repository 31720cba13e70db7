package dev.keyturn.language.template;

import dev.keyturn.module.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a text with {@code {{ }}}, {@code {% %}} and {@code {# #}} in it; as in Ansible, the line break after a block tag is dropped. */
final class TemplateParser {
    private static final List<String> STATEMENTS = List.of("if", "elif", "else", "endif", "for", "endfor", "set", "raw", "endraw");
    private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%}");
    private static final int DEEPEST = 50;

    private final String source;
    private int at;
    private int depth;
    /** The statement that ended the block just read, not yet looked at; null at the end of the text. */
    private Tokens pending;

    private TemplateParser(String source) {
        this.source = source;
    }

    static List<TemplatePart> parse(String source) {
        TemplateParser parser = new TemplateParser(source);
        List<TemplatePart> pieces = parser.block(source.length());
        if (parser.pending != null) {
            throw parser.pending.mistake("which closes or continues nothing that is open");
        }
        return List.copyOf(pieces);
    }

    /** Pieces up to the end or to a statement that belongs to the block outside, which is left pending. */
    private List<TemplatePart> block(int opened) {
        if (++depth > DEEPEST) {
            throw Tokens.mistake(source, Math.min(opened, source.length()), "blocks are nested more than " + DEEPEST + " deep");
        }
        List<TemplatePart> pieces = new ArrayList<>();
        pending = null;
        boolean open = true;
        while (open && at < source.length()) {
            int mark = nextMark();
            text(pieces, mark);
            if (mark < source.length()) {
                open = marked(pieces, mark);
            }
        }
        depth--;
        return pieces;
    }

    private boolean marked(List<TemplatePart> pieces, int mark) {
        char kind = source.charAt(mark + 1);
        if (kind == '#') {
            comment(mark);
            return true;
        }
        int start = mark + 2;
        start += start < source.length() && (source.charAt(start) == '-' || kind == '%' && source.charAt(start) == '+') ? 1 : 0;
        Tokens tokens = Lexer.read(source, start, kind == '{' ? "}}" : "%}");
        at = tokens.end();
        trimAfter(tokens.closing(), kind);
        if (kind == '{') {
            pieces.add(new TemplatePart.Output(Parser.parse(tokens)));
            return true;
        }
        return statement(pieces, tokens);
    }

    private int nextMark() {
        int mark = source.indexOf('{', at);
        while (mark >= 0 && mark + 1 < source.length()) {
            if ("{%#".indexOf(source.charAt(mark + 1)) >= 0) {
                return mark;
            }
            mark = source.indexOf('{', mark + 1);
        }
        return source.length();
    }

    private void text(List<TemplatePart> pieces, int end) {
        String text = source.substring(at, end);
        if (source.startsWith("-", end + 2) && end < source.length()) {
            text = text.stripTrailing();
        }
        if (!text.isEmpty()) {
            pieces.add(new TemplatePart.Text(text));
        }
        at = end;
    }

    private void trimAfter(String closing, char kind) {
        if (closing.startsWith("-")) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        } else if (kind != '{' && !closing.startsWith("+") && source.startsWith("\n", at)) {
            at++;
        }
    }

    private void comment(int mark) {
        int end = source.indexOf("#}", mark + 2);
        if (end < 0) {
            throw Tokens.mistake(source, mark, "found a comment without its closing '#}'");
        }
        at = end + 2;
        trimAfter(source.substring(end - 1, end), '#');
    }

    private boolean statement(List<TemplatePart> pieces, Tokens tokens) {
        switch (tokens.current().text()) {
            case "if" -> pieces.add(conditional(tokens));
            case "for" -> pieces.add(loop(tokens));
            case "set" -> pieces.add(set(tokens));
            case "raw" -> raw(pieces, tokens);
            case "elif", "else", "endif", "endfor" -> {
                pending = tokens;
                return false;
            }
            default -> throw tokens.mistake("expected a statement: if, for, set or raw" + Nearest.hint(tokens.current().text(), STATEMENTS));
        }
        return true;
    }

    private TemplatePart conditional(Tokens opening) {
        List<TemplatePart.Branch> branches = new ArrayList<>();
        Tokens head = opening;
        head.take();
        Node test = Parser.parse(head);
        while (true) {
            branches.add(new TemplatePart.Branch(test, List.copyOf(block(at))));
            head = closedBy(opening, "elif", "else", "endif");
            String word = head.take().text();
            if (word.equals("endif")) {
                head.expectEnd();
                return new TemplatePart.If(List.copyOf(branches));
            }
            if (word.equals("else")) {
                head.expectEnd();
                test = new Literals.Constant(true);
            } else {
                test = Parser.parse(head);
            }
        }
    }

    private Tokens closedBy(Tokens opening, String... words) {
        if (pending == null) {
            throw opening.mistakeAtStart("found a block without its closing '{% " + words[words.length - 1] + " %}'");
        }
        if (!List.of(words).contains(pending.current().text())) {
            throw pending.mistake("expected '" + String.join("' or '", words) + "'");
        }
        Tokens closing = pending;
        pending = null;
        return closing;
    }

    private TemplatePart loop(Tokens tokens) {
        tokens.take();
        List<String> names = names(tokens);
        tokens.expect("in");
        Parser parser = new Parser(tokens);
        Node items = parser.or();
        Node filter = tokens.takeIf("if") ? parser.condition() : null;
        tokens.expectEnd();
        List<TemplatePart> body = List.copyOf(block(at));
        List<TemplatePart> otherwise = List.of();
        Tokens close = closedBy(tokens, "else", "endfor");
        if (close.take().text().equals("else")) {
            close.expectEnd();
            otherwise = List.copyOf(block(at));
            close = closedBy(tokens, "endfor");
            close.take();
        }
        close.expectEnd();
        return new TemplatePart.For(names, items, filter, body, otherwise);
    }

    private static List<String> names(Tokens tokens) {
        List<String> names = new ArrayList<>(List.of(tokens.expectName("the name of a variable")));
        while (tokens.takeIf(",")) {
            names.add(tokens.expectName("the name of a variable"));
        }
        return List.copyOf(names);
    }

    private static TemplatePart set(Tokens tokens) {
        tokens.take();
        List<String> names = names(tokens);
        tokens.expect("=");
        return new TemplatePart.Set(names, Parser.parse(tokens));
    }

    private void raw(List<TemplatePart> pieces, Tokens tokens) {
        tokens.take();
        tokens.expectEnd();
        Matcher end = END_RAW.matcher(source);
        if (!end.find(at)) {
            throw tokens.mistakeBefore("found a block without its closing '{% endraw %}'");
        }
        String text = source.substring(at, end.start());
        pieces.add(new TemplatePart.Text(end.group(1).equals("-") ? text.stripTrailing() : text));
        at = end.end();
        trimAfter(end.group(2), '%');
    }
}
