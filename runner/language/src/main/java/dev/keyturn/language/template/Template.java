package dev.keyturn.language.template;

import java.util.List;

/**
 * A parsed text with templates in it.
 *
 * @param pieces     its parts, without the line break that ends the text
 * @param lineBreaks how many line breaks end the text
 */
record Template(List<TemplatePart> pieces, int lineBreaks) {

    static Template parse(String source) {
        int breaks = breaksAtEnd(source);
        return new Template(TemplateParser.parse(breaks > 0 ? source.substring(0, source.length() - 1) : source), breaks);
    }

    /** The lone expression that is the whole text; null if there is more or other. */
    Node whole() {
        return pieces.size() == 1 && pieces.get(0) instanceof TemplatePart.Output output ? output.node() : null;
    }

    /** A value with its type where nothing stands beside it; text otherwise, which ends with at least as many line breaks as the template. */
    Object render(Scope scope) {
        Object value = whole() != null ? finished(whole(), scope) : joined(scope.inner());
        return value instanceof String s ? s + "\n".repeat(Math.max(0, lineBreaks - breaksAtEnd(s))) : value;
    }

    private Object joined(Scope scope) {
        Rendered out = new Rendered();
        pieces.forEach(piece -> piece.append(scope, out));
        return out.result();
    }

    private static int breaksAtEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.length() - end;
    }

    /** The value of a lone expression. None is nothing, so the empty text, and stays None only where the expression is but the name of it. */
    static Object finished(Node node, Scope scope) {
        Object value = Undefined.requireDeep(node.value(scope));
        boolean kept = node instanceof Access.Name name && scope.holdsNone(name.name());
        return value == null && !kept ? "" : value;
    }
}
