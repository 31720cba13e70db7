package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens, up to the closing mark of the template around it or to the end of the text. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile(
            "0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|\\d(?:_?\\d)*(?:\\.\\d(?:_?\\d)*)?(?:[eE][+-]?\\d(?:_?\\d)*)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String[] OPERATORS = {"//", "**", "==", "!=", ">=", "<=", "+", "-", "*", "/", "%", "~", "[", "]", "(", ")", "{", "}",
        ">", "<", "=", ".", ":", "|", ","};

    private final String source;
    private final String close;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int nesting;

    private Lexer(String source, int start, String close) {
        this.source = source;
        this.at = start;
        this.close = close;
    }

    /**
     * @param close {@code "}}"}, {@code "%}"}, or {@code ""} for an expression that ends with the text
     */
    static Tokens read(String source, int start, String close) {
        Lexer lexer = new Lexer(source, start, close);
        while (!lexer.step()) {
            // step does the work
        }
        return new Tokens(source, lexer.tokens, lexer.at);
    }

    private boolean step() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        if (at >= source.length()) {
            if (!close.isEmpty()) {
                throw Tokens.mistake(source, at, "found the end of the text, expected '" + close + "'");
            }
            tokens.add(new Token(Token.Kind.END, "", null, at));
            return true;
        }
        if (atClose()) {
            return true;
        }
        char c = source.charAt(at);
        if (c == '\'' || c == '"') {
            string(c);
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            name();
        } else {
            operator();
        }
        return false;
    }

    private boolean atClose() {
        if (close.isEmpty() || nesting > 0) {
            return false;
        }
        char sign = source.charAt(at);
        int skip = (sign == '-' || sign == '+') && source.startsWith(close, at + 1) ? 1 : 0;
        if (!source.startsWith(close, at + skip)) {
            return false;
        }
        int end = at + skip + close.length();
        tokens.add(new Token(Token.Kind.END, source.substring(at, end), null, at));
        at = end;
        return true;
    }

    private void name() {
        int start = at;
        while (at < source.length() && Character.isUnicodeIdentifierPart(source.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.NAME, source.substring(start, at), null, start));
    }

    private void number() {
        boolean attribute = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(".");
        int length = at;
        while (length < source.length() && (Character.isLetterOrDigit(source.charAt(length)) || source.charAt(length) == '_')) {
            length++;
        }
        if (length - at > Budget.MOST_DIGITS) {
            throw Tokens.mistake(source, at, "found a number of " + (length - at) + " digits, expected " + Budget.MOST_DIGITS + " at most");
        }
        Matcher matcher = (attribute ? DIGITS : NUMBER).matcher(source).region(at, source.length());
        matcher.lookingAt();
        String text = matcher.group();
        int end = matcher.end();
        if (end < source.length() && Character.isUnicodeIdentifierPart(source.charAt(end))) {
            throw Tokens.mistake(source, at, "found '" + text + source.charAt(end) + "', expected a number or, for text, quotes around it");
        }
        tokens.add(new Token(Token.Kind.LITERAL, text, value(text.replace("_", "")), at));
        at = end;
    }

    private Object value(String digits) {
        if (digits.length() > 2 && digits.charAt(0) == '0' && Character.isLetter(digits.charAt(1)) && "xXoObB".indexOf(digits.charAt(1)) >= 0) {
            int base = "xX".indexOf(digits.charAt(1)) >= 0 ? 16 : "oO".indexOf(digits.charAt(1)) >= 0 ? 8 : 2;
            return Numbers.shrink(new BigInteger(digits.substring(2), base));
        }
        if (digits.chars().allMatch(Character::isDigit)) {
            if (digits.length() > 1 && digits.charAt(0) == '0' && digits.chars().anyMatch(c -> c != '0')) {
                throw Tokens.mistake(source, at, "found '" + digits + "', expected a number without leading zeros (octal is 0o"
                        + digits.substring(1) + ")");
            }
            return Numbers.shrink(new BigInteger(digits));
        }
        return Double.valueOf(digits);
    }

    private void string(char quote) {
        int start = at;
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw Tokens.mistake(source, start, "found a text without its closing quote " + quote);
        }
        at = end + 1;
        String inner = source.substring(start + 1, end);
        // as in Ansible, a backslash between {{ and }} is just a backslash, or else no registry path could be written there
        String value = close.equals("}}") ? inner.replace("\\" + quote, String.valueOf(quote)) : Escapes.decode(inner);
        tokens.add(new Token(Token.Kind.LITERAL, source.substring(start, at), value, start));
    }

    private void operator() {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                nesting += "([{".contains(operator) ? 1 : ")]}".contains(operator) ? -1 : 0;
                tokens.add(new Token(Token.Kind.OPERATOR, operator, null, at));
                at += operator.length();
                return;
            }
        }
        throw Tokens.mistake(source, at, "found '" + Character.toString(source.codePointAt(at)) + "', which no expression contains" + hint());
    }

    private String hint() {
        return switch (source.charAt(at)) {
            case '&' -> "; write `and`";
            case '!' -> "; write `not` or `!=`";
            case '\\' -> "; put quotes around the path";
            default -> "";
        };
    }
}
