package dev.keyturn.store.plan;

import dev.keyturn.engine.report.Reads;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.runs.StoredRun.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check run found, to be applied later: which hosts, every change, and all that the changes were planned from.
 *
 * @param id          the name of the check run
 * @param created     when it was made
 * @param validUntil  when it is no longer to be applied
 * @param user        who made it, on which machine
 * @param command     the command line, secrets masked
 * @param playbooks   its playbooks, as they were named
 * @param source      the commit they come from
 * @param folder      where its user stood
 * @param inventories its inventories, as they were named
 * @param connection  the connection of hosts that name none
 * @param hosts       its hosts, and no others
 * @param leftOut     hosts that failed in the check run or did not answer, with the reason
 * @param plays       what is to be done
 */
public record Plan(String id, Instant created, Instant validUntil, String user, List<String> command, List<String> playbooks, Optional<Source> source,
                   String folder, List<String> inventories, Optional<String> connection, List<PlannedHost> hosts, Map<String, String> leftOut,
                   List<PlannedPlay> plays) {
    /** The name and version of the form; it changes when a reader would have to. */
    public static final String SCHEMA = "keyturn.plan/1";

    /**
     * A host.
     *
     * @param host  its name in the inventory
     * @param place where it is, as {@code winreg:10.0.0.1} or {@code regfile:/path}
     * @param reads all that its changes were planned from
     */
    public record PlannedHost(String host, String place, Reads reads) {
    }

    /**
     * A play.
     *
     * @param batches        its hosts, those of a batch together
     * @param most           which share of a batch may fail, in per cent; empty if others never stop for it
     * @param anyErrorsFatal whether one host that fails ends it for all
     */
    public record PlannedPlay(String name, List<List<String>> batches, Optional<Double> most, boolean anyErrorsFatal, List<PlannedStep> steps) {
    }

    /** A task or handler, with what it does on each host that it does something on. */
    public record PlannedStep(String title, String place, boolean handler, Map<String, PlannedTask> hosts) {
    }

    /** What a task does on one host. */
    public record PlannedTask(List<RegistryChange> changes, Restart restart, String reason) {
    }

    /** All changes of a host, in order. */
    public List<RegistryChange> changes(String host) {
        return plays.stream().flatMap(play -> play.steps().stream()).flatMap(step -> Optional.ofNullable(step.hosts().get(host)).stream())
                .flatMap(task -> task.changes().stream()).toList();
    }
}
