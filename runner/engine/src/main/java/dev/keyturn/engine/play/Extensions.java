package dev.keyturn.engine.play;

import dev.keyturn.engine.host.Guards;
import dev.keyturn.module.FactSource;
import java.util.List;

/**
 * What knows of Windows, which the engine does not.
 *
 * @param modules what tasks can call
 * @param facts   what tells what a host is
 * @param guards  what looks at changes before they are made
 */
public record Extensions(Modules modules, List<FactSource> facts, Guards guards) {
    public Extensions {
        facts = List.copyOf(facts);
    }
}
