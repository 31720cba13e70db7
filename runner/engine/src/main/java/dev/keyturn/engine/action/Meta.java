package dev.keyturn.engine.action;

import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleInfo;
import java.util.Map;

/** Steers the way of the tasks. */
@ModuleInfo(name = Meta.NAME, aliases = "ansible.builtin.meta", summary = "Steers the way of the tasks.", example = """
        - meta: flush_handlers
        """)
public final class Meta implements Action<Meta.Arguments> {
    /** Its name. As in Ansible, such a task is in no counter unless it fails. */
    public static final String NAME = "meta";

    /** What can be done. */
    public enum Step {
        /** Runs the handlers that were notified so far. */
        FLUSH_HANDLERS(Control.FLUSH),
        /** Ends the play for the host. */
        END_HOST(Control.END_HOST),
        /** Ends the play for all hosts. */
        END_PLAY(Control.END_PLAY),
        /** Nothing. */
        NOOP(Control.NEXT);

        private final Control control;

        Step(Control control) {
            this.control = control;
        }
    }

    /** What a task says. */
    public record Arguments(@Argument(value = "What to do.", example = "flush_handlers") Step step) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public String freeForm() {
        return "step";
    }

    @Override
    public Effect run(Arguments arguments, ActionContext context) {
        return new Effect(Result.of(Status.OK, "", Map.of()), Map.of(), arguments.step.control);
    }
}
