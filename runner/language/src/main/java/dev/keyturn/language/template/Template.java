package dev.keyturn.language.template;

import java.util.List;

/** A parsed text with templates in it. */
record Template(List<TemplatePart> pieces) {

    /** The lone expression that is the whole text; null if there is more or other. */
    Node whole() {
        return pieces.size() == 1 && pieces.get(0) instanceof TemplatePart.Output output ? output.node() : null;
    }

    /** The value of a lone expression with its type; text otherwise. A line break at the very end does not turn data into text. */
    Object render(Scope scope) {
        boolean tail = pieces.size() == 2 && pieces.get(1) instanceof TemplatePart.Text text && text.text().equals("\n");
        if ((pieces.size() == 1 || tail) && pieces.get(0) instanceof TemplatePart.Output whole) {
            Object value = Undefined.requireDeep(whole.node().value(scope));
            return tail && value instanceof String s ? s + "\n" : value;
        }
        StringBuilder out = new StringBuilder();
        Scope inner = scope.inner();
        pieces.forEach(piece -> piece.append(inner, out));
        return out.toString();
    }
}
