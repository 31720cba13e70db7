package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;

/** One entry of a list of tasks. */
public sealed interface Step permits Task, Block {
    /** Where it begins. */
    Place place();
}
