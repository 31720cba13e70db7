package dev.keyturn.language.playbook;

import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.source.Place;
import java.util.Map;
import java.util.Optional;

/**
 * What a task calls.
 *
 * @param place     where the name stands
 * @param name      the name as written
 * @param callee    what it names; empty for a module of Ansible's that Keyturn does not have
 * @param arguments as written, templates unresolved
 */
public record Call(Place place, String name, Optional<Callee> callee, Map<String, Object> arguments) {
}
