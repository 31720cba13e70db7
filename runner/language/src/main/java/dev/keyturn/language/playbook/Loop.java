package dev.keyturn.language.playbook;

import java.util.Optional;

/**
 * What a task is repeated for.
 *
 * @param items    a list, or a template of one
 * @param variable the name of the current item
 * @param index    the name of its number, from 0
 * @param label    what is shown of an item instead of the whole of it; a template
 * @param flatten  whether lists among the items are taken apart, as {@code with_items} does
 */
public record Loop(Object items, String variable, Optional<String> index, Optional<Object> label, boolean flatten) {
}
