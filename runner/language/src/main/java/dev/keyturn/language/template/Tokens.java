package dev.keyturn.language.template;

import java.util.List;

/** The words of one expression and how far reading has come. */
final class Tokens {
    private static final int SHOWN = 120;

    private final String source;
    private final List<Token> all;
    private final int end;
    private int at;

    Tokens(String source, List<Token> all, int end) {
        this.source = source;
        this.all = all;
        this.end = end;
    }

    Token current() {
        return all.get(at);
    }

    Token following() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    Token take() {
        Token token = current();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return current().kind() == Token.Kind.END;
    }

    boolean takeIf(String word) {
        if (current().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String word) {
        if (!takeIf(word)) {
            throw mistake("expected '" + word + "'");
        }
    }

    String expectName(String what) {
        if (current().kind() != Token.Kind.NAME) {
            throw mistake("expected " + what);
        }
        return take().text();
    }

    void expectEnd() {
        if (!atEnd()) {
            throw mistake(current().is("=") ? "expected '==' (a single '=' compares nothing)" : "expected an operator or the end");
        }
    }

    /** Where the text goes on after the closing mark. */
    int end() {
        return end;
    }

    /** The closing mark as it was written, with its sign if it has one. */
    String closing() {
        return all.get(all.size() - 1).text();
    }

    /** A syntax error at the current token. */
    Failure mistake(String expected) {
        return mistake(source, current().place(), "found " + current().shown() + ", " + expected);
    }

    /** A mistake that sits at the token read last. */
    Failure mistakeBefore(String message) {
        return mistake(source, all.get(Math.max(0, at - 1)).place(), message);
    }

    /** A mistake of the whole, shown where it begins. */
    Failure mistakeAtStart(String message) {
        return mistake(source, all.get(0).place(), message);
    }

    static Failure mistake(String source, int place, String message) {
        int line = 1 + (int) source.substring(0, place).chars().filter(c -> c == '\n').count();
        int column = place - source.lastIndexOf('\n', place - 1);
        String where = line > 1 ? "line " + line + ", character " + column : "character " + column;
        String shown = source.length() > SHOWN ? source.substring(0, SHOWN) + "…" : source;
        return new Failure("syntax error at " + where + " of `" + shown.strip() + "`: " + message);
    }
}
