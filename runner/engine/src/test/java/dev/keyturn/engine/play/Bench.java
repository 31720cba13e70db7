package dev.keyturn.engine.play;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs playbooks over hosts in memory, h1 to h3, with the module {@code put}. */
public final class Bench {
    private static final List<String> HOSTS = List.of("h1,h2,h3");

    private final Path folder;
    private final MemoryHosts hosts;

    private final RunListener listener;
    private final Interruption interruption;
    private Optional<Journal> journal = Optional.empty();
    private Guards guards = Guards.NONE;
    private Set<String> lockouts = Set.of();
    private Optional<Locking> locking = Optional.empty();
    private Map<String, Earlier> earlier = Map.of();

    Bench(Path folder, MemoryHosts hosts) {
        this(folder, hosts, new RunListener() { }, new Interruption());
    }

    /** One whose runs are watched, and can be stopped. */
    Bench(Path folder, MemoryHosts hosts, RunListener listener, Interruption interruption) {
        this.folder = folder;
        this.hosts = hosts;
        this.listener = listener;
        this.interruption = interruption;
    }

    /** The same, written down. */
    Bench writing(Journal into) {
        journal = Optional.of(into);
        return this;
    }

    /** The same under guards, with hosts that may be locked out. */
    Bench guarded(Guards by, String... allowed) {
        guards = by;
        lockouts = Set.of(allowed);
        return this;
    }

    /** The same, locking the hosts it writes. */
    Bench locking(Locking how) {
        locking = Optional.of(how);
        return this;
    }

    /** The same, finishing what another run did to hosts. */
    Bench resuming(Map<String, Earlier> done) {
        earlier = done;
        return this;
    }

    /** Runs plays, one host after the other. */
    RunReport run(String plays) {
        return run(plays, false, 1);
    }

    /** Predicts plays. */
    RunReport check(String plays) {
        return run(plays, true, 1);
    }

    RunReport run(String plays, boolean check, int forks) {
        Templates templates = new Templates();
        Modules modules = new Modules(List.of(new Put()));
        RunOptions options = new RunOptions(check, Tags.ALL, forks, 0, false, Optional.of("memory"), Map.of(), Optional.empty(), lockouts, locking)
                .resuming(earlier);
        Problems problems = new Problems();
        try {
            Path file = Files.writeString(folder.resolve("play.yml"), plays);
            Playbook playbook = new PlaybookParser(modules.catalogue(), templates).parse(file, "play.yml", problems);
            Inventory inventory = InventoryLoader.load(HOSTS, folder, problems);
            Selection selection = Selection.of(List.of(playbook), inventory, folder, options, templates, problems);
            if (problems.hasErrors()) {
                throw new IllegalArgumentException(problems.all().toString());
            }
            return new PlaybookRunner(new Extensions(modules, List.of(), guards), new Connector(List.of(hosts), templates), templates, interruption)
                    .run(selection, options, listener, journal.orElseGet(() -> Journal.none(RunId.next(Instant.now()))));
        } catch (IOException | ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What ran, in order: {@code "task: h1 ok, h2 changed"}, a line per task. */
    public static String told(RunReport report) {
        return report.plays().stream().flatMap(play -> play.tasks().stream()).map(Bench::line).collect(Collectors.joining("\n"));
    }

    private static String line(TaskRun task) {
        return task.title() + ": " + task.reports().stream().map(r -> r.host() + " " + word(r)).collect(Collectors.joining(", "));
    }

    private static String word(TaskReport report) {
        String status = report.status().name().toLowerCase(java.util.Locale.ROOT);
        return report.ignored() ? "ignored" : report.rescued() ? "rescued" : status;
    }
}
