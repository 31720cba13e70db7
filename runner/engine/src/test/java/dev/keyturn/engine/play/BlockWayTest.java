package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Call;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.playbook.TaskSettings;
import dev.keyturn.language.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way of a host through nested blocks, held against a recursive reading of what blocks mean. */
class BlockWayTest {
    private static final Place PLACE = Place.of("test.yml");
    private static final Tags TAGS = new Tags(Set.of("kept"), Set.of());

    private final List<String> expected = new ArrayList<>();
    private int named;

    @Test
    void everyHostGoesTheWayThatBlocksMean() {
        int failed = 0;
        int nested = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            named = 0;
            expected.clear();
            List<Step> steps = steps(new Random(seed), 3);
            boolean well = run(steps, false);
            failed += well ? 0 : 1;
            nested += expected.size() > 8 ? 1 : 0;
            List<String> way = new ArrayList<>();
            assertEquals(well, !walked(steps, way).failed(), "seed " + seed);
            assertEquals(expected, way, "seed " + seed);
        }
        assertTrue(failed > 500 && failed < 4_500 && nested > 500, "the samples are of all kinds: " + failed + " fail, " + nested + " are long");
    }

    private static Cursor walked(List<Step> steps, List<String> way) {
        Program program = new Program(steps, TAGS, false);
        Cursor cursor = new Cursor(program);
        while (cursor.running()) {
            Task task = (Task) program.at(cursor.position()).step();
            if (fails(task)) {
                way.add(task.name() + (cursor.rescuing() ? " rescued" : " failed"));
                cursor.fail();
            } else {
                way.add(task.name());
                cursor.advance();
            }
        }
        return cursor;
    }

    private List<Step> steps(Random random, int depth) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (depth > 0 && random.nextInt(3) == 0) {
                steps.add(new Block(PLACE, steps(random, depth - 1), part(random, depth - 1), part(random, depth - 1)));
            } else {
                steps.add(task((random.nextInt(4) == 0 ? "bad" : "good") + named++, random.nextInt(8) > 0));
            }
        }
        return steps;
    }

    private List<Step> part(Random random, int depth) {
        return random.nextBoolean() ? List.of() : steps(random, depth);
    }

    private static Task task(String name, boolean kept) {
        TaskSettings settings = new TaskSettings(List.of(), Set.of(kept ? "kept" : "left"), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
        return new Task(PLACE, name, new Call(PLACE, "debug", Optional.empty(), Map.of()), settings, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private static boolean fails(Task task) {
        return task.name().startsWith("bad");
    }

    private boolean run(List<Step> steps, boolean covered) {
        for (Step step : steps) {
            if (step instanceof Block block ? !run(block, covered) : anything(List.of(step)) && !run((Task) step, covered)) {
                return false;
            }
        }
        return true;
    }

    private boolean run(Task task, boolean covered) {
        expected.add(task.name() + (!fails(task) ? "" : covered ? " rescued" : " failed"));
        return !fails(task);
    }

    private boolean run(Block block, boolean covered) {
        boolean rescue = anything(block.rescue());
        boolean well = run(block.steps(), covered || rescue) || rescue && run(block.rescue(), covered);
        return run(block.always(), covered) && well;
    }

    /** Whether the tags leave anything of these steps that a host can come to: there is no rescue from nothing. */
    private static boolean anything(List<Step> steps) {
        return steps.stream().anyMatch(step -> step instanceof Block block
                ? anything(block.steps()) || anything(block.always())
                : TAGS.select(((Task) step).settings().tags()));
    }
}
