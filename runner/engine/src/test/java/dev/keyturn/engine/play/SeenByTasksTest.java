package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.report.ItemReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task sees of the run around it, and what is shown of it. */
class SeenByTasksTest {
    @TempDir
    private Path folder;

    private static String play(String tasks) {
        return "- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks.indent(4);
    }

    private RunReport run(String plays, boolean check) {
        return new Bench(folder, new MemoryHosts()).run(plays, check, 1);
    }

    private static TaskReport report(RunReport report, int task) {
        List<TaskReport> all = report.plays().stream().flatMap(play -> play.tasks().stream()).map(run -> run.reports().get(0)).toList();
        return all.get(task);
    }

    private static Object message(RunReport report, int task) {
        return report(report, task).result().values().get("msg");
    }

    @Test
    void theHostsThatRemainAreThoseThatHaveNotFailed() {
        String tell = "- debug: { msg: \"{{ ansible_play_hosts | join(' ') }} of {{ ansible_play_hosts_all | join(' ') }}\" }\n";
        RunReport report = run(play("- { fail: { msg: x }, when: inventory_hostname == 'h2' }\n" + tell) + play(tell), false);
        assertEquals("h1 h3 of h1 h2 h3", message(report, 1));
        assertEquals("h1 h3 of h1 h2 h3", message(report, 2));
    }

    @Test
    void whatFailedWhenDecidedIsRegistered() {
        RunReport report = run(play("""
                - { put: { key: A }, failed_when: false, register: r }
                - debug: { msg: "{{ r.failed_when_result }}" }
                """), false);
        assertEquals(false, message(report, 1));
    }

    @Test
    void aRescueSeesTheTaskUnderItsOwnName() {
        RunReport report = run(play("""
                - block: [ { fail: { msg: x } } ]
                  rescue: [ { debug: { msg: "<{{ ansible_failed_task.name }}> {{ ansible_failed_task.action }}" } } ]
                """), false);
        assertEquals("<> fail", message(report, 1));
    }

    @Test
    void labelsAndNamesPrintAsPythonPrints() {
        RunReport report = run(play("""
                - { name: "it is {{ true }}", debug: { msg: x }, loop: [no, 1.0, null, [a]], loop_control: { label: "{{ item }}" } }
                """), false);
        assertEquals("it is True", report.plays().get(0).tasks().get(0).title());
        assertEquals(List.of("False", "1.0", "None", "['a']"), report(report, 0).items().stream().map(ItemReport::label).toList());
    }

    @Test
    void aTaskThatPredictsWhereTheRunDoesIsPredictedForLaterTasksToo() {
        String twice = play("""
                - { put: { key: A }, check_mode: "{{ ansible_check_mode }}" }
                - { put: { key: A } }
                """);
        RunReport real = run(twice, false);
        RunReport predicted = run(twice, true);
        assertEquals(1, real.hosts().get(0).totals().changed());
        assertEquals(did(real), did(predicted));
    }

    /** All but what was read, which only a run that predicts keeps. */
    private static List<Object> did(RunReport report) {
        return report.hosts().stream().<Object>map(host -> List.of(host.totals(), host.changes(), host.finished())).toList();
    }

    @Test
    void aTemplateThatNamesNoHandlerFailsTheTask() {
        RunReport report = run(play("- { put: { key: A }, notify: \"{{ 'resart' }}\" }\n")
                + "  handlers: [ { name: restart, debug: { msg: x } } ]\n", false);
        String message = report(report, 0).result().message();
        assertTrue(message.startsWith("it changed something and notifies 'resart', which no handler of this play answers to"), message);
        assertTrue(message.contains("restart"), message);
        assertEquals(1, report.hosts().get(0).totals().failed());
    }
}
