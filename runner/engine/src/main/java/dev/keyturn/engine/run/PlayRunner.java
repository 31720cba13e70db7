package dev.keyturn.engine.run;

import dev.keyturn.engine.action.Action.Control;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Place;
import dev.keyturn.module.FactSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes the hosts of one play through it: all through a task before the next begins, or each for itself. */
public final class PlayRunner {
    /** The title under which facts are read. */
    public static final String GATHERING = "Gathering Facts";

    private final Play play;
    private final Program program;
    private final Stage stage;
    private final List<TaskRun> done = new ArrayList<>();
    private volatile boolean ended;
    private volatile boolean stopped;
    private List<HostRunner> all = List.of();

    PlayRunner(Play play, Program program, Stage stage) {
        this.play = play;
        this.program = program;
        this.stage = stage;
    }

    /** Runs the play; ends when every host has come through or dropped out. */
    PlayReport run(String name, List<HostRunner> hosts, List<FactSource> facts) {
        all = hosts;
        if (play.strategy() == Play.Strategy.HOST_PINNED) {
            stage.workers().map(hosts, host -> {
                advance(List.of(host), facts);
                return host;
            });
        } else {
            advance(hosts, facts);
        }
        hosts.forEach(host -> tell(() -> stage.listener().hostLeft(host.host())));
        hosts.stream().filter(host -> !stopped || host.through()).forEach(host -> host.session().finishedPlay());
        if (stopped && !stage.interruption().requested() || hosts.stream().allMatch(host -> host.session().out())) {
            stage.listener().noHostsLeft();
        }
        return new PlayReport(name, hosts.stream().map(HostRunner::host).toList(), done);
    }

    private void advance(List<HostRunner> hosts, List<FactSource> facts) {
        if (play.gatherFacts()) {
            each(GATHERING, play.place(), false, hosts, host -> host.gather(facts));
            stopIfTooManyFailed();
        }
        while (!ended) {
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
        if (play.rollout().stops((int) all.stream().filter(host -> host.session().out()).count(), all.size())) {
            ended = true;
            stopped = true;
        }
    }

    private void step(Step step, List<HostRunner> hosts) {
        if (step instanceof Task task) {
            each(hosts.get(0).title(task, stage.templates()), task.place(), false, hosts, host -> host.step(task, stage.tasks(), stage.templates()));
            handlers(hosts.stream().filter(host -> host.control() == Control.FLUSH).toList());
            hosts.stream().filter(host -> host.control() == Control.END_HOST).forEach(host -> host.cursor().end());
            if (hosts.stream().anyMatch(host -> host.control() == Control.END_PLAY)) {
                ended = true;
            }
        } else {
            handlers(hosts);
            hosts.stream().filter(host -> host.cursor().running()).forEach(HostRunner::advance);
            hosts.stream().filter(host -> !host.cursor().running()).forEach(host -> tell(() -> stage.listener().hostLeft(host.host())));
        }
    }

    /** Handlers run in the order in which they are written; one that changes something may notify those after it. */
    private void handlers(List<HostRunner> hosts) {
        for (Task handler : hosts.isEmpty() ? List.<Task>of() : play.handlers()) {
            List<HostRunner> waiting = hosts.stream().filter(host -> host.awaits(handler)).toList();
            if (!waiting.isEmpty()) {
                each(waiting.get(0).title(handler, stage.templates()), handler.place(), true, waiting, host -> host.handle(handler, stage.tasks(), stage.templates()));
            }
        }
    }

    private void each(String title, Place place, boolean handler, List<HostRunner> hosts, Function<HostRunner, TaskReport> work) {
        if (interrupted()) {
            return;
        }
        if (play.strategy() == Play.Strategy.LINEAR) {
            stage.listener().taskStarted(title, place, handler);
        }
        Function<HostRunner, Optional<TaskReport>> watched = host -> watched(host, work);
        List<Optional<TaskReport>> ends = play.strategy() == Play.Strategy.LINEAR ? stage.workers().map(hosts, watched)
                : hosts.stream().map(watched).toList();
        List<TaskReport> reports = ends.stream().flatMap(Optional::stream).toList();
        if (reports.isEmpty()) {
            return;
        }
        synchronized (done) {
            if (play.strategy() == Play.Strategy.HOST_PINNED) {
                stage.listener().taskStarted(title, place, handler);
            }
            TaskRun run = new TaskRun(title, place, handler, reports);
            done.add(run);
            stage.listener().taskFinished(run);
        }
    }

    /** Does the work on one host, unless the run is to stop; what has begun is always finished. */
    private Optional<TaskReport> watched(HostRunner host, Function<HostRunner, TaskReport> work) {
        if (interrupted()) {
            return Optional.empty();
        }
        tell(() -> stage.listener().hostStarted(host.host()));
        TaskReport report = work.apply(host);
        tell(() -> {
            stage.listener().hostFinished(report, host.session().takeSettings());
            if (!host.cursor().running()) {
                stage.listener().hostLeft(host.host());
            }
        });
        return Optional.of(report);
    }

    private boolean interrupted() {
        if (stage.interruption().requested()) {
            ended = true;
            stopped = true;
        }
        return stage.interruption().requested();
    }

    private void tell(Runnable news) {
        synchronized (done) {
            news.run();
        }
    }
}
