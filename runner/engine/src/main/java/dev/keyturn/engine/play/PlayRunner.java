package dev.keyturn.engine.play;

import dev.keyturn.engine.action.Action.Control;
import dev.keyturn.engine.fleet.SideBySide;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Place;
import dev.keyturn.module.FactSource;
import java.util.List;
import java.util.function.Function;

/** Takes the hosts of one play through it: all through a task before the next begins, or each for itself. */
public final class PlayRunner {
    /** The title under which facts are read. */
    public static final String GATHERING = "Gathering Facts";

    private final Play play;
    private final Program program;
    private final PlayContext context;
    private final SideBySide together;
    private volatile boolean ended;
    private volatile boolean stopped;
    private List<HostRunner> all = List.of();

    PlayRunner(Play play, Program program, PlayContext context) {
        this.play = play;
        this.program = program;
        this.context = context;
        this.together = new SideBySide(context.means());
    }

    /** Runs the play; ends when every host has come through or dropped out. */
    PlayReport run(String name, List<HostRunner> hosts, List<FactSource> facts) {
        all = hosts;
        if (play.strategy() == Play.Strategy.HOST_PINNED) {
            context.means().workers().each(hosts, host -> {
                advance(List.of(host), facts);
                host.closeIfDone();
            });
        } else {
            advance(hosts, facts);
        }
        together.left(hosts);
        boolean cut = stopped || context.means().interruption().requested();
        hosts.stream().filter(host -> !cut || host.through()).forEach(host -> host.session().finishedPlay());
        context.means().workers().each(hosts, host -> host.session().closeIfDone());
        if (stopped || hosts.stream().allMatch(host -> host.session().out())) {
            context.means().listener().noHostsLeft();
        }
        return new PlayReport(name, hosts.stream().map(HostRunner::host).toList(), together.done());
    }

    private void advance(List<HostRunner> hosts, List<FactSource> facts) {
        if (play.gatherFacts()) {
            each(GATHERING, play.place(), false, hosts, host -> host.gather(facts, play.gatherSubset()));
            stopIfTooManyFailed();
        }
        while (!ended && !context.means().interruption().requested()) {
            List<HostRunner> running = hosts.stream().filter(host -> host.cursor().running()).toList();
            if (running.isEmpty()) {
                break;
            }
            int behind = running.stream().mapToInt(host -> host.cursor().position()).min().orElseThrow();
            step(program.at(behind).step(), running.stream().filter(host -> host.cursor().position() == behind).toList());
            stopIfTooManyFailed();
        }
    }

    /** Hosts that do not answer count as those that fail. */
    private void stopIfTooManyFailed() {
        if (play.batches().stops((int) all.stream().filter(host -> host.session().out()).count(), all.size())) {
            ended = true;
            stopped = true;
        }
    }

    private void step(Step step, List<HostRunner> hosts) {
        if (step instanceof Task task) {
            each(hosts.get(0).title(task, context.templates()), task.place(), false, hosts, host -> host.step(task, context.tasks(), context.templates()));
            handlers(hosts.stream().filter(host -> host.control() == Control.FLUSH).toList());
            hosts.stream().filter(host -> host.control() == Control.END_HOST).forEach(host -> host.cursor().end());
            if (hosts.stream().anyMatch(host -> host.control() == Control.END_PLAY)) {
                ended = true;
            }
        } else {
            hosts.forEach(HostRunner::flush);
            handlers(hosts);
            hosts.stream().filter(host -> host.cursor().running()).forEach(HostRunner::advance);
            together.left(hosts.stream().filter(HostRunner::left).toList());
        }
    }

    /** Handlers run in the order in which they are written; one that changes something may notify those after it. */
    private void handlers(List<HostRunner> hosts) {
        for (Task handler : hosts.isEmpty() ? List.<Task>of() : play.handlers()) {
            List<HostRunner> waiting = hosts.stream().filter(host -> host.awaits(handler)).toList();
            if (!waiting.isEmpty()) {
                String title = waiting.get(0).title(handler, context.templates());
                each(title, handler.place(), true, waiting, host -> host.handle(handler, context.tasks(), context.templates()));
            }
        }
    }

    private void each(String title, Place place, boolean handler, List<HostRunner> hosts, Function<HostRunner, TaskReport> work) {
        SideBySide.Doing<HostRunner> doing = new SideBySide.Doing<>(title, place, handler, work);
        if (play.strategy() == Play.Strategy.LINEAR) {
            together.atOnce(hosts, doing);
        } else {
            together.oneByOne(hosts, doing);
        }
    }
}
