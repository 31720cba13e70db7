package dev.keyturn.operations.run;

import dev.keyturn.engine.host.Guards;
import dev.keyturn.module.GuardContext;
import dev.keyturn.module.Objection;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.store.plan.FirstFound;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.plan.Plan.PlannedTask;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.undo.BlindUndo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan does, or takes a run back, as files that {@code regedit} imports, each with what its reader has to know. */
public final class RegPatches {
    private final Guards guards;

    public RegPatches(Guards guards) {
        this.guards = guards;
    }

    /** What a plan does on each of its hosts. */
    public Map<String, HostPatch> of(PlanFile file) {
        Plan plan = file.plan();
        Map<String, HostPatch> patches = new LinkedHashMap<>();
        for (Plan.PlannedHost planned : plan.hosts()) {
            String host = planned.host();
            List<String> head = new ArrayList<>();
            head.add("Keyturn: what plan " + plan.id() + " does on the host " + host);
            head.add("Hash of the plan: " + file.hash() + ", valid until " + plan.validUntil());
            head.add("For the host as it was at " + plan.created() + ": regedit compares nothing, deletes a key with all that is in it,"
                    + " and keeps no journal");
            restarts(plan, host).forEach(restart -> restart(restart, head));
            patches.put(host, guarded(host, head, FirstFound.of(plan, host), plan.changes(host)));
        }
        return patches;
    }

    /** Where the host has to restart, its programs go without saying. */
    private static List<Restart> restarts(Plan plan, String host) {
        List<Restart> all = plan.plays().stream().flatMap(play -> play.steps().stream())
                .flatMap(step -> Optional.ofNullable(step.hosts().get(host)).stream()).map(PlannedTask::restart).distinct().toList();
        Restart.Kind widest = all.stream().map(Restart::kind).max(Comparator.naturalOrder()).orElse(Restart.Kind.NONE);
        return all.stream().filter(restart -> restart.kind() == widest).toList();
    }

    /** What takes a run back on some of its hosts, by its journal alone. */
    public Map<String, HostPatch> back(StoredRun run, List<String> hosts) {
        Map<String, HostPatch> patches = new LinkedHashMap<>();
        hosts.forEach(host -> patches.put(host, back(run, host)));
        return patches;
    }

    private HostPatch back(StoredRun run, String host) {
        BlindUndo back = BlindUndo.of(run, host);
        List<String> head = new ArrayList<>();
        head.add("Keyturn: takes back what run " + run.header().run() + " did on the host " + host);
        head.add("By the run's journal alone: regedit compares nothing, so what somebody else has changed since is overwritten as well");
        head.add("Where the host can be reached, 'keyturn rollback " + run.header().run() + "' looks first");
        if (back.changes().stream().anyMatch(DeleteKey.class::isInstance)) {
            head.add("A key that the run created is deleted with all that is in it by now; without its line [-...] it stays, empty but for that");
        }
        back.stays().forEach(path -> head.add("The key " + path + " stays: whether the run created it, its journal cannot say"));
        back.hidden().forEach(task -> head.add("What the task '" + task + "' wrote stays, since it says no_log and was not kept"));
        restart(back.restart(), head);
        return guarded(host, head, back.from(), back.changes());
    }

    /** Guards look at what is known of the host; what is not is to them as if it were absent. */
    private HostPatch guarded(String host, List<String> head, RegistryReader known, List<RegistryChange> changes) {
        List<Objection> objections = guards.objections(known, changes, new GuardContext(host, "regedit"));
        objections.stream().filter(objection -> !objection.refuses()).forEach(warning -> head.add("Beware: " + warning));
        return new HostPatch(head, changes, objections.stream().filter(Objection::refuses).map(Objection::toString).toList());
    }

    private static void restart(Restart restart, List<String> head) {
        if (restart.kind() != Restart.Kind.NONE) {
            head.add("Afterwards restart " + (restart.kind() == Restart.Kind.REBOOT ? "the host" : "the programs that use the setting") + ": "
                    + restart.why());
        }
    }
}
