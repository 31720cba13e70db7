package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;

/** The end of {@code pre_tasks}, {@code tasks} or {@code post_tasks}, where notified handlers run. */
public record Flush(Place place) implements Step {
}
