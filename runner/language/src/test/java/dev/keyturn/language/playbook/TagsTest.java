package dev.keyturn.language.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {
    /** Tasks by their tags: none, one, two, always, never, and those with another tag. */
    private static final List<String> TASKS = List.of("", "a", "a b", "always", "never", "never a", "always a");

    private static Set<String> set(String words) {
        return new LinkedHashSet<>(Arrays.stream((words == null ? "" : words).split(" ")).filter(word -> !word.isEmpty()).toList());
    }

    @ParameterizedTest(name = "--tags {0} --skip-tags {1}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-        | -          | none; a; a b; always; always a",
        "all      | -          | none; a; a b; always; always a",
        "a        | -          | a; a b; always; never a; always a",
        "b        | -          | a b; always; always a",
        "x        | -          | always; always a",
        "untagged | -          | none; always; always a",
        "tagged   | -          | a; a b; always; always a",
        "never    | -          | always; never; never a; always a",
        "always   | -          | always; always a",
        "-        | a          | none; always",
        "-        | always     | none; a; a b",
        "-        | always a   | none",
        "-        | untagged   | a; a b; always; always a",
        "-        | tagged     | none",
        "-        | all        | always; always a",
        "-        | all always | ",
        "a        | b          | a; always; never a; always a",
        "never    | a          | always; never",
    })
    void tasks_are_selected_as_ansible_does(String only, String skip, String expected) {
        Tags tags = new Tags(set(only), set(skip));
        String selected = TASKS.stream().filter(task -> tags.select(set(task))).map(task -> task.isEmpty() ? "none" : task)
                .collect(Collectors.joining("; "));
        assertEquals(expected == null ? "" : expected, selected);
    }

    @Test
    void all_is_every_task_but_those_tagged_never() {
        assertEquals(new Tags(Set.of(), Set.of()), Tags.ALL);
        assertEquals(false, Tags.ALL.select(Set.of("never")));
    }
}
