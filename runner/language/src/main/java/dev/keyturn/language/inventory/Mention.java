package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;

/**
 * A place that names a group without saying what is in it.
 *
 * @param where where it is named, such as {@code [prod:children]}
 * @param must  whether the group has to be defined elsewhere; a YAML file may leave a group empty
 */
record Mention(String group, Place place, String where, boolean must) {
    void note(String hint, Problems problems) {
        if (must) {
            problems.error(place, "no group is called '" + group + "', which " + where + " names" + hint);
        } else {
            problems.warning(place, "the group '" + group + "' is named in " + where + " and defined nowhere, so it is empty" + hint);
        }
    }
}
