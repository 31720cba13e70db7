package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;
import java.util.List;

/**
 * Steps that belong together. What a block says of its steps (conditions, tags, variables) has become theirs.
 *
 * @param place  where it begins
 * @param steps  what it does
 * @param rescue what it does on a host where one of the steps failed
 * @param always what it does after that in any case
 */
public record Block(Place place, List<Step> steps, List<Step> rescue, List<Step> always) implements Step {
    public Block {
        steps = List.copyOf(steps);
        rescue = List.copyOf(rescue);
        always = List.copyOf(always);
    }
}
