package dev.keyturn.language.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Flush;
import dev.keyturn.language.playbook.Loop;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.template.Unsafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookParserTest {
    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Play play(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("play.yml"), text);
        Playbook playbook = new PlaybookParser(SampleCallees.catalogue(), new Templates()).parse(file, "play.yml", problems);
        return playbook.plays().get(0);
    }

    private Task task(String text) throws IOException {
        return (Task) play("- hosts: all\n  tasks:\n    - " + text.replace("\n", "\n      ")).tasks().get(1);
    }

    private List<String> said() {
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void a_play_says_what_its_author_wrote() throws IOException {
        Play play = play("""
                - name: one
                  hosts: [web, "!web3"]
                  gather_facts: "no"
                  strategy: ansible.builtin.host_pinned
                  force_handlers: yes
                  tags: a,b
                  vars: {x: 1, y: "{{ x }}"}
                  pre_tasks: [{debug: {msg: first}}]
                  tasks: [{debug: {msg: second}}]
                  handlers: [{name: h, debug: {msg: third}}]
                """);
        assertEquals(List.of(), said());
        assertEquals("one", play.name());
        assertEquals(List.of("web", "!web3"), play.hosts());
        assertFalse(play.gatherFacts());
        assertTrue(play.forceHandlers());
        assertEquals(Play.Strategy.HOST_PINNED, play.strategy());
        assertEquals(Map.of("x", 1L, "y", "{{ x }}"), play.vars());
        assertEquals(Set.of("a", "b"), play.tags());
        assertEquals(List.of("h"), play.handlers().stream().map(Task::title).toList());
    }

    @Test
    void handlers_run_after_each_of_the_three_lists_of_tasks() throws IOException {
        Play play = play("- hosts: all\n  post_tasks: [{debug: }]\n  pre_tasks: [{meta: noop}]\n");
        assertEquals(List.of("Task", "Flush", "Flush", "Task", "Flush"), play.tasks().stream().map(s -> s.getClass().getSimpleName()).toList());
        assertEquals("play.yml:3:14", ((Flush) play.tasks().get(1)).place().toString());
    }

    @Test
    void what_a_block_says_holds_for_its_tasks() throws IOException {
        Play play = play("""
                - hosts: all
                  tags: outer
                  ignore_errors: true
                  tasks:
                    - when: a
                      tags: inner
                      vars: {x: 1, y: 1}
                      block:
                        - debug:
                          when: [b, true]
                          tags: [own]
                          vars: {y: 2}
                          ignore_errors: no
                      rescue: [{debug: }]
                      always: [{debug: }, {debug: }]
                """);
        Block block = (Block) play.tasks().get(1);
        Task task = (Task) block.steps().get(0);
        assertEquals("[a, b, true]", task.settings().when().toString());
        assertEquals(List.of("outer", "inner", "own"), List.copyOf(task.settings().tags()));
        assertEquals(Map.of("x", 1L, "y", 2L), task.settings().vars());
        assertEquals(Optional.of(false), task.settings().ignoreErrors());
        Step rescue = block.rescue().get(0);
        assertEquals(Optional.of(true), ((Task) rescue).settings().ignoreErrors());
        assertEquals(2, block.always().size());
        assertEquals(List.of(), said());
    }

    @Test
    void a_task_keeps_its_decisions_apart_from_having_none() throws IOException {
        Task task = task("debug: {msg: !unsafe '{{ x }}'}\nregister: r\nchanged_when: false\nnotify: \"{{ h }}\"");
        assertEquals("[false]", task.changedWhen().orElseThrow().toString());
        assertEquals(Optional.empty(), task.failedWhen());
        assertEquals(Optional.of("r"), task.register());
        assertEquals(List.of("{{ h }}"), task.notifies());
        assertEquals(Map.of("msg", new Unsafe("{{ x }}")), task.call().arguments());
        assertEquals(List.of(), said());
    }

    @Test
    void loops_know_their_names() throws IOException {
        assertEquals(Optional.of(new Loop(List.of(1L, 2L), "item", Optional.empty(), Optional.empty(), false)), task("debug:\nloop: [1, 2]").loop());
        assertEquals(Optional.of(new Loop("{{ all }}", "each", Optional.of("n"), Optional.of("{{ each.x }}"), true)),
                task("debug:\nwith_items: \"{{ all }}\"\nloop_control: {loop_var: each, index_var: n, label: \"{{ each.x }}\"}").loop());
        assertEquals(List.of(), said());
    }

    @Test
    void arguments_may_stand_in_one_text() throws IOException {
        assertEquals(Map.of("path", "HKLM:\\SOFTWARE\\X Y\\", "delete_key", "no"), task("win_sample: path='HKLM:\\SOFTWARE\\X Y\\\\' delete_key=no")
                .call().arguments());
        assertEquals(Map.of("msg", "{{ a | default('b c') }} d=e"), task("debug: msg=\"{{ a | default('b c') }} d=e\"").call().arguments());
        assertEquals(Map.of("x", "{{ a b }}", "y", "", "z", "it's"), task("set_fact: x={{ a b }} y= z=\"it's\"").call().arguments());
        assertEquals(Map.of("path", "HKLM:\\X\\", "delete_key", "yes"), task("win_sample: path=HKLM:\\X\\ delete_key=yes").call().arguments());
        assertEquals(Map.of("step", "flush_handlers"), task("meta: flush_handlers").call().arguments());
    }

    @Test
    void a_module_that_is_not_there_is_kept_for_the_report() throws IOException {
        Task task = task("ansible.windows.win_service: {name: \"{{ broken\"}\nname: stop it");
        assertEquals("ansible.windows.win_service", task.call().name());
        assertTrue(task.call().callee().isEmpty());
        assertEquals(List.of(), said());
    }

    @Test
    void variables_of_files_are_read_in_their_order() throws IOException {
        Files.writeString(folder.resolve("a.yml"), "x: 1\ny: 1\n");
        Files.writeString(folder.resolve("b.yml"), "y: \"{{ x | }}\"\n2z: 3\n");
        Files.writeString(folder.resolve("c.yml"), "# nothing\n");
        Files.writeString(folder.resolve("d.yml"), "[1]\n");
        Play play = play("- hosts: all\n  vars_files: [a.yml, b.yml, c.yml, d.yml]\n");
        assertEquals("{{ x | }}", play.fileVars().get("y"));
        assertEquals(List.of(
                "b.yml:1:4: warning: syntax error at character 8 of `{{ x | }}`: found '}}', expected the name of a filter after '|';"
                        + " what uses this variable will fail",
                "b.yml:2:1: '2z' cannot be a variable's name; expected letters, digits and _, not beginning with a digit",
                "d.yml:1:1: found a list; a file of variables holds 'name: value' lines"), said());
    }

    @Test
    void a_mistake_in_one_playbook_hides_none_in_the_next() throws IOException {
        PlaybookParser parser = new PlaybookParser(SampleCallees.catalogue(), new Templates());
        parser.parse(Files.writeString(folder.resolve("a.yml"), "- tasks: []\n"), "a.yml", problems);
        parser.parse(Files.writeString(folder.resolve("b.yml"), ""), "b.yml", problems);
        assertEquals(List.of("a.yml:1:3: this play has no 'hosts'; expected a group, a host or a pattern such as 'all'",
                "b.yml: the playbook is empty; expected a list of plays"), said());
    }
}
