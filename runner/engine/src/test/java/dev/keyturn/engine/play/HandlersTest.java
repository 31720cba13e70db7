package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When handlers run, in which order, and on which hosts. */
class HandlersTest {
    @TempDir
    private Path folder;

    @Test
    void aForcedOneRunsOnceAndTheHostStaysFailed() {
        assertEquals("""
                one: h1 changed
                two: h1 failed
                tell: h1 changed
                more: h1 ok""", told("""
                - hosts: h1
                  gather_facts: false
                  force_handlers: true
                  pre_tasks:
                    - { name: one, put: { key: A }, notify: tell }
                    - { name: two, fail: { msg: x } }
                  tasks:
                    - { name: three, debug: { msg: x } }
                  handlers:
                    - { name: tell, put: { key: B }, notify: more }
                    - { name: more, debug: { msg: x } }
                - hosts: all
                  gather_facts: false
                  tasks:
                    - { name: next, debug: { msg: x } }
                """));
    }

    @Test
    void allThatListenRunAndOfThoseWithOneNameTheFirst() {
        assertEquals("""
                one: h1 changed
                tell: h1 ok
                left: h1 ok
                right: h1 ok""", told("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - { name: one, put: { key: A }, notify: [topic, "{{ 'te' ~ 'll' }}"] }
                  handlers:
                    - { name: tell, debug: { msg: x } }
                    - { name: tell, fail: { msg: x } }
                    - { name: left, debug: { msg: x }, listen: topic }
                    - { name: right, debug: { msg: x }, listen: [tell, topic] }
                """));
    }

    @Test
    void aLoopNotifiesForEachItemAsSoonAsOneOfThemChanges() {
        assertEquals("""
                one: h1 changed
                of B: h1 ok
                of A: h1 ok""", told("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - name: one
                      put: { key: "{{ item }}" }
                      loop: [A, B]
                      changed_when: item == 'B'
                      notify: "{{ word }} {{ item }}"
                      vars: { word: of }
                  handlers:
                    - { name: of B, debug: { msg: x } }
                    - { name: of C, debug: { msg: x } }
                    - { name: "{{ 'of' }} A", debug: { msg: x } }
                """));
    }

    private String told(String play) {
        return Bench.told(new Bench(folder, new MemoryHosts()).run(play));
    }

    @Test
    void theyRunOnceInTheOrderInWhichTheyAreWritten() {
        assertEquals("""
                one: h1 changed
                two: h1 changed
                same: h1 ok
                first: h1 ok
                topic: h1 changed
                last: h1 ok
                first: h1 ok""", told("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - { name: one, put: { key: A }, notify: [topic of two, first] }
                    - { name: two, put: { key: B }, notify: first }
                    - { name: same, put: { key: B }, notify: never }
                  handlers:
                    - { name: first, debug: { msg: x } }
                    - { name: never, debug: { msg: x } }
                    - { name: topic, put: { key: C }, listen: topic of two, notify: [last, first] }
                    - { name: last, debug: { msg: x } }
                """), "a handler notifies those after it in the same round, and those before it for the next one");
    }

    @Test
    void aFlushRunsThemEarlyAndTheyCanBeNotifiedAgain() {
        assertEquals("""
                one: h1 changed
                meta: h1 ok
                again: h1 ok
                two: h1 changed
                again: h1 ok
                post: h1 ok""", told("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - { name: one, put: { key: A }, notify: again }
                    - meta: flush_handlers
                    - { name: two, put: { key: B }, notify: again }
                  post_tasks:
                    - { name: post, debug: { msg: x } }
                  handlers:
                    - { name: again, debug: { msg: x } }
                """));
    }

    @Test
    void aHostThatFailsRunsThemOnlyIfForced() {
        String play = """
                - hosts: h1:h2
                  gather_facts: false
                  force_handlers: FORCE
                  tasks:
                    - { name: one, put: { key: A }, notify: tell }
                    - { name: two, fail: { msg: x }, when: inventory_hostname == 'h2' }
                    - { name: three, debug: { msg: x } }
                  handlers:
                    - { name: tell, debug: { msg: x } }
                """;
        String before = "one: h1 changed, h2 changed\ntwo: h1 skipped, h2 failed\nthree: h1 ok\n";
        assertEquals(before + "tell: h1 ok", told(play.replace("FORCE", "false")));
        assertEquals(before + "tell: h1 ok, h2 ok", told(play.replace("FORCE", "true")));
    }

    @Test
    void aFailureInOneEndsTheHostAndLeavesTheOthers() {
        assertEquals("""
                one: h1 changed, h2 changed
                first: h1 failed, h2 skipped
                second: h2 ok
                post: h2 ok""", told("""
                - hosts: h1:h2
                  gather_facts: false
                  tasks:
                    - { name: one, put: { key: A }, notify: [first, second] }
                  post_tasks:
                    - { name: post, debug: { msg: x } }
                  handlers:
                    - { name: first, fail: { msg: x }, when: inventory_hostname == 'h1' }
                    - { name: second, debug: { msg: x } }
                """));
    }

    @Test
    void whatFailsOrIsSkippedNotifiesNobody() {
        assertEquals("""
                one: h1 ignored
                two: h1 skipped
                three: h1 rescued
                saved: h1 ok""", told("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - name: one
                      put: { key: "{{ item }}", refusal: "{{ 'no' if item == 'B' else omit }}" }
                      loop: [A, B]
                      ignore_errors: true
                      notify: tell
                    - { name: two, put: { key: C }, when: false, notify: tell }
                    - block:
                        - { name: three, put: { key: D }, failed_when: true, notify: tell }
                      rescue:
                        - { name: saved, debug: { msg: x } }
                  handlers:
                    - { name: tell, debug: { msg: x } }
                """));
    }
}
