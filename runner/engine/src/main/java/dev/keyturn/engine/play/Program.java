package dev.keyturn.engine.play;

import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Flush;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.playbook.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of a play in one line, those that the run's tags leave out gone. Hosts only ever move forward in it, so "all hosts together"
 * means: those that are furthest back go next.
 */
final class Program {
    private final List<Instruction> instructions = new ArrayList<>();
    private final Tags tags;

    /**
     * One place in the line.
     *
     * @param step   a task, or a point where handlers run
     * @param region the innermost block around it; null outside of blocks
     */
    record Instruction(Step step, Region region) {
    }

    /** A block's stretch of the line. Filled in while it is laid out; complete before any host runs. */
    static final class Region {
        private final Region parent;
        private final int start;
        private int rescue;
        private int always;
        private int end;

        Region(Region parent, int start) {
            this.parent = parent;
            this.start = start;
        }

        Region parent() {
            return parent;
        }

        int start() {
            return start;
        }

        int rescue() {
            return rescue;
        }

        int always() {
            return always;
        }

        int end() {
            return end;
        }

        boolean inBody(int position) {
            return position < rescue;
        }

        boolean inAlways(int position) {
            return position >= always;
        }

        boolean hasRescue() {
            return rescue < always;
        }

        boolean hasAlways() {
            return always < end;
        }
    }

    /**
     * Lays out steps.
     *
     * @param forced whether handlers also run on hosts that have failed, and so are what is always done after each part of a play
     */
    Program(List<Step> steps, Tags tags, boolean forced) {
        this.tags = tags;
        layOut(forced ? parts(steps) : steps, null);
    }

    private static List<Step> parts(List<Step> steps) {
        List<Step> parts = new ArrayList<>();
        List<Step> part = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Flush) {
                parts.add(new Block(step.place(), part, List.of(), List.of(step)));
                part = new ArrayList<>();
            } else {
                part.add(step);
            }
        }
        parts.addAll(part);
        return parts;
    }

    /** Its tasks, those of rescues among them. */
    Stream<Task> all() {
        return instructions.stream().map(Instruction::step).filter(Task.class::isInstance).map(Task.class::cast);
    }

    /** Whether tasks stand at a position or after it, and not only points where handlers run. */
    boolean tasksFrom(int position) {
        return instructions.subList(position, length()).stream().anyMatch(instruction -> instruction.step() instanceof Task);
    }

    int length() {
        return instructions.size();
    }

    Instruction at(int position) {
        return instructions.get(position);
    }

    private void layOut(List<Step> steps, Region around) {
        for (Step step : steps) {
            if (step instanceof Block block) {
                layOut(block, around);
            } else if (step instanceof Flush || step instanceof Task task && tags.select(task.settings().tags())) {
                instructions.add(new Instruction(step, around));
            }
        }
    }

    private void layOut(Block block, Region around) {
        Region region = new Region(around, length());
        layOut(block.steps(), region);
        region.rescue = length();
        if (region.rescue == region.start) {
            // nothing of it is left that could fail, so there is nothing to rescue
            layOut(block.always(), around);
            return;
        }
        layOut(block.rescue(), region);
        region.always = length();
        layOut(block.always(), region);
        region.end = length();
    }
}
