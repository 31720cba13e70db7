package dev.keyturn.language.template;

/** A part of a parsed expression; immutable, so one tree serves every thread and host. */
interface Node {

    /** The value in this scope; {@link Undefined} where a name or attribute does not exist. */
    Object evaluate(Scope scope);

    /** The value where it is really needed: an undefined one fails. */
    default Object value(Scope scope) {
        return Undefined.require(evaluate(scope));
    }
}
