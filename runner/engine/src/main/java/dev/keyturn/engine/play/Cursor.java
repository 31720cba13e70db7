package dev.keyturn.engine.play;

import dev.keyturn.engine.play.Program.Region;
import java.util.HashSet;
import java.util.Set;

/** Where one host is in a program, and the failures it still has to answer for. */
final class Cursor {
    private final Program program;
    private final Set<Region> pending = new HashSet<>();
    private int position;
    private boolean failed;

    Cursor(Program program) {
        this.program = program;
    }

    int position() {
        return position;
    }

    boolean running() {
        return position < program.length();
    }

    /** Whether there is a task it has not come through. */
    boolean tasksLeft() {
        return program.tasksFrom(position);
    }

    /** Whether the host left the program by a failure that nothing made good. */
    boolean failed() {
        return failed;
    }

    /** Leaves the program. */
    void end() {
        position = program.length();
    }

    /** Goes on after a step that went well. */
    void advance() {
        int from = position;
        int to = position + 1;
        for (Region region = program.at(position).region(); region != null; region = region.parent()) {
            if (region.inBody(from) && to == region.rescue()) {
                to = region.always();
            }
            if (to < region.end()) {
                break;
            }
            if (pending.remove(region)) {
                fail(region.start(), region.parent());
                return;
            }
            from = region.start();
        }
        position = to;
    }

    /** Whether a failure here is made good by a {@code rescue} around it. */
    boolean rescuing() {
        int at = position;
        for (Region region = program.at(position).region(); region != null; region = region.parent()) {
            if (region.inBody(at) && region.hasRescue()) {
                return true;
            }
            at = region.start();
        }
        return false;
    }

    /** Goes on after a step that failed: to the rescue, or what is always done, or out. */
    void fail() {
        fail(position, program.at(position).region());
    }

    private void fail(int from, Region innermost) {
        int at = from;
        for (Region region = innermost; region != null; region = region.parent()) {
            if (region.inBody(at) && region.hasRescue()) {
                position = region.rescue();
                return;
            }
            if (!region.inAlways(at) && region.hasAlways()) {
                pending.add(region);
                position = region.always();
                return;
            }
            at = region.start();
        }
        failed = true;
        end();
    }
}
