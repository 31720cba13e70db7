import dev.keyturn.engine.file.Readers;
import com.sun.management.OperatingSystemMXBean;
import dev.keyturn.connections.regfile.RegfilePlugin;
import dev.keyturn.connections.winreg.RemotePlugin;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.engine.lock.LockClock;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.play.Extensions;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.play.Modules;
import dev.keyturn.engine.play.PlaybookRunner;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.play.RunOptions;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.TaskModule;
import dev.keyturn.store.lock.LockFiles;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The same run on the same hosts in one process, with the journal that every real run keeps and without one, in turn. Each writes other data than
 * the one before it. Prints a line for each: {@code with SECONDS CPU LINES BYTES SYNCS} or {@code without SECONDS CPU}, where CPU is the processor
 * time of this process in seconds. The first of each is not printed.
 *
 * <p>Arguments: the folder with {@code play.yml} and {@code hosts.yml}, the number of rounds, the number of forks.
 */
public final class FleetRun {
    private final Path folder;
    private final int forks;
    private final Templates templates = new Templates();
    private final Modules modules = new Modules(all(TaskModule.class));
    private final RunStore store;

    private FleetRun(Path folder, int forks) {
        this.folder = folder;
        this.forks = forks;
        this.store = new RunStore(folder.resolve("runs"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<TaskModule<?>> all(Class<TaskModule> type) {
        List<TaskModule<?>> found = new ArrayList<>();
        ServiceLoader.load(type).forEach(found::add);
        return found;
    }

    private static List<HostGuard> guards() {
        List<HostGuard> found = new ArrayList<>();
        ServiceLoader.load(HostGuard.class).forEach(found::add);
        return found;
    }

    public static void main(String[] arguments) throws Exception {
        FleetRun fleet = new FleetRun(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[2]));
        int data = 0;
        for (int round = 0; round <= Integer.parseInt(arguments[1]); round++) {
            // who goes first changes, so that what a round leaves behind is nobody's fate alone
            for (boolean kept : round % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                String line = fleet.measured(kept, ++data);
                if (round > 0) {
                    System.out.println(line);
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private String measured(boolean kept, int data) throws Exception {
        Problems problems = new Problems();
        Locking locking = new Locking("bench", Duration.ofSeconds(5), Set.of(), new LockFiles(folder.resolve("locks"), Readers.OWNER), LockClock.even());
        RunOptions options = new RunOptions(false, Tags.ALL, forks, 0, false, Optional.empty(), Map.of("data", data), Optional.empty(), Set.of(),
                Optional.of(locking));
        Playbook play = new PlaybookParser(modules.catalogue(), templates).parse(folder.resolve("play.yml"), "play.yml", problems);
        Selection hosts = Selection.of(List.of(play), InventoryLoader.load(List.of("hosts.yml"), folder, problems), folder, options, templates, problems);
        problems.throwIfAny();
        PlaybookRunner runner = new PlaybookRunner(new Extensions(modules, List.of(), new Guards(guards())),
                new Connector(List.of(new RegfilePlugin(), new RemotePlugin(System::getenv, List.of())), templates), templates, new Interruption());
        Cost cost = new Cost();
        if (!kept) {
            sound(runner.run(hosts, options, new RunListener() { }, Journal.none()));
            return "without " + cost;
        }
        RunHeader header = new RunHeader(RunId.next(Instant.now()), "play", Optional.empty(), "bench", "bench", Optional.empty(), List.of("play"),
                Optional.empty(), folder.toString(), List.of("play.yml"), List.of("hosts.yml"), Optional.empty(), hosts.hosts());
        int syncs;
        try (RunWriter journal = store.begin(header)) {
            RunReport report = runner.run(hosts, options, new RunListener() { }, journal);
            sound(report);
            journal.ended(report);
            syncs = journal.syncs();
        }
        String spent = cost.toString();
        Path written = store.journal(header.run());
        return "with " + spent + " " + Files.readAllLines(written).size() + " " + Files.size(written) + " " + syncs;
    }

    /** What was spent since it was made, by the clock and on the processor. */
    private static final class Cost {
        private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private final long clock = System.nanoTime();
        private final long processor = SYSTEM.getProcessCpuTime();

        @Override
        public String toString() {
            return (System.nanoTime() - clock) / 1e9 + " " + (SYSTEM.getProcessCpuTime() - processor) / 1e9;
        }
    }

    private static void sound(RunReport report) {
        if (report.failed() || report.unreachable()) {
            throw new IllegalStateException("a host failed: " + report.hosts());
        }
    }
}
