package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;

/** One entry of a list of tasks. */
public sealed interface Step permits Task, Block, Flush {
    /** Where it begins. */
    Place place();
}
