package dev.keyturn.language.template;

/** One word of an expression: its kind, its spelling, its value (literals only) and where it begins in the source. */
record Token(Kind kind, String text, Object value, int place) {

    enum Kind { NAME, LITERAL, OPERATOR, END }

    boolean is(String word) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(word);
    }

    /** As an error message names it. */
    String shown() {
        if (kind == Kind.END) {
            return text.isEmpty() ? "the end" : "'" + text + "'";
        }
        return kind == Kind.LITERAL ? PythonText.brief(value) : "'" + text + "'";
    }
}
