package dev.keyturn.engine.host;

import dev.keyturn.engine.report.Changes;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RestartNeed;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.language.template.Unsafe;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.Restart;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run knows of one host from its first play to its last. Used by one thread at a time. */
public final class HostState implements AutoCloseable {
    /** What Ansible puts before the names of facts that stand alone. */
    private static final String PREFIX = "ansible_";

    private final String host;
    private final HostLink link;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    /** All facts that were read, those of several plays together. */
    private Map<String, Object> gathered = Map.of();
    private final Map<String, Object> registered = new LinkedHashMap<>();
    private final Variables variables;
    private final Earlier earlier;
    private final RunPeers peers;
    private final List<RegistryChange> changes = new ArrayList<>();
    private final Set<String> moduleReasons = new LinkedHashSet<>();
    private final Set<String> owed = new LinkedHashSet<>();
    private final Set<String> declaredReasons = new LinkedHashSet<>();
    private Restart.Kind restart = Restart.Kind.NONE;
    private Totals totals = Totals.NONE;
    private int hidden;
    private int settings;
    private int playsLeft;
    private boolean stale;
    /** Read by other hosts' threads, for the names of those that are left. */
    private volatile boolean out;

    public HostState(String host, HostLink link, Variables variables, Earlier earlier, RunPeers peers) {
        this.host = host;
        this.link = link;
        this.earlier = earlier;
        this.peers = peers;
        this.variables = variables.with(Map.of(Layer.FACTS, facts, Layer.REGISTERED, registered));
    }

    public String host() {
        return host;
    }

    public HostLink link() {
        return link;
    }

    /** What the run that is resumed did here. */
    Earlier earlier() {
        return earlier;
    }

    /** What the run knows of all its hosts. */
    RunPeers peers() {
        return peers;
    }

    /** The host's variables outside of any play; what it registers later is seen. */
    public Variables variables() {
        return variables;
    }

    /** Whether it failed or did not answer, and so is left out of later plays. */
    public boolean out() {
        return out;
    }

    public void leave() {
        out = true;
    }

    /** Keeps what was read from the host, beside what other plays have read. Nothing in it is ever a template. */
    public void learn(Map<String, Object> read) {
        if (gathered.isEmpty()) {
            gathered = read;
        } else {
            gathered = new LinkedHashMap<>(gathered);
            read.forEach((name, value) -> gathered.merge(name, value, HostState::besides));
        }
        Map<String, Object> bare = new LinkedHashMap<>();
        gathered.forEach((name, value) -> {
            facts.put(name, new Unsafe(value));
            bare.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, value);
        });
        facts.put("ansible_facts", new Unsafe(bare));
        peers.learn(host, read);
    }

    /** A fact that is newer; of two mappings all, the newer ones counting. */
    private static Object besides(Object old, Object newer) {
        if (!(old instanceof Map<?, ?> first) || !(newer instanceof Map<?, ?> second)) {
            return newer;
        }
        Map<Object, Object> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }

    /** Keeps a result or a fact that is set; it is final, so nothing in it is a template any more. */
    public void register(String name, Object value) {
        registered.put(name, new Unsafe(value));
    }

    /** A handler is to run here. */
    public void owes(String handler) {
        owed.add(handler);
    }

    /** It ran. */
    public void paid(String handler) {
        owed.remove(handler);
    }

    /** Whether something was written, or would be. */
    public boolean wrote() {
        return !changes.isEmpty();
    }

    /** It is not as a plan found it. */
    public void drifted() {
        stale = true;
    }

    /** Counts settings that were looked at or written. */
    void lookedAt(int more) {
        settings += more;
    }

    /** How many settings were looked at or written since this was last asked. */
    public int takeSettings() {
        int taken = settings;
        settings = 0;
        return taken;
    }

    /** One play more is to be gone through. */
    public void expectPlay() {
        playsLeft++;
    }

    /** One play less. */
    public void finishedPlay() {
        playsLeft--;
    }

    public void count(TaskReport report) {
        totals = totals.plus(report);
    }

    /** Keeps what was written, or would be, for the report; of what is hidden only the number. */
    void changed(List<RegistryChange> more, boolean hide) {
        if (hide) {
            hidden += Changes.count(more);
        } else {
            changes.addAll(more);
        }
    }

    /**
     * Keeps what has to restart.
     *
     * @param declared whether the playbook itself says so, in its own words, which then stand for the modules'
     */
    void needs(Restart need, boolean declared) {
        if (need.kind().compareTo(restart) > 0) {
            restart = need.kind();
            moduleReasons.clear();
        }
        if (need.kind() == restart && restart != Restart.Kind.NONE) {
            (declared ? declaredReasons : moduleReasons).add(need.why());
        }
    }

    public HostReport report() {
        Optional<RestartNeed> need = need();
        boolean reboot = need.filter(n -> n.kind() == Restart.Kind.REBOOT).isPresent();
        return new HostReport(host, link.place(), totals.withReboot(reboot), changes, hidden, need, playsLeft == 0 && !out, link.cost(), link.reads(), stale,
                List.copyOf(owed));
    }

    /** What this run found necessary, and the marker that this run or an earlier one left on the host. */
    private Optional<RestartNeed> need() {
        Optional<RestartMarker> marker = link.marker();
        if (restart == Restart.Kind.NONE && marker.isEmpty()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>(declaredReasons.isEmpty() ? moduleReasons : declaredReasons);
        marker.map(RestartMarker::reason).filter(r -> !moduleReasons.contains(r) && !reasons.contains(r)).ifPresent(reasons::add);
        return Optional.of(new RestartNeed(marker.isPresent() ? Restart.Kind.REBOOT : restart, reasons, marker.map(RestartMarker::since),
                marker.map(RestartMarker::runId)));
    }

    /** Leaves the host. Only the report of it can be asked for then. */
    @Override
    public void close() {
        link.close();
        facts.clear();
        gathered = Map.of();
        registered.clear();
    }

    /** Leaves the host if no play is left that goes over it, so that it takes up nothing while others are worked on. */
    public void closeIfDone() {
        if (playsLeft == 0 || out) {
            close();
        }
    }

    /** Whether the play it is in is the last one that goes over it. */
    public boolean inLastPlay() {
        return playsLeft == 1;
    }
}
