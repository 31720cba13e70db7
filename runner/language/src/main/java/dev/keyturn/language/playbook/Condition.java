package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;

/**
 * A bare expression that must come out true or false.
 *
 * @param expression text, or a boolean
 * @param place      where it stands
 */
public record Condition(Object expression, Place place) {
    @Override
    public String toString() {
        return String.valueOf(expression);
    }
}
