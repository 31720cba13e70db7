package dev.keyturn.language.template;

/**
 * Marks data that came from a host or is already rendered: nothing below it is ever treated as a template, so a value read
 * from a registry cannot make the runner evaluate it. Expressions see straight through the wrapper.
 *
 * @param value plain data (text, number, boolean, list, map or null)
 */
public record Unsafe(Object value) {
}
