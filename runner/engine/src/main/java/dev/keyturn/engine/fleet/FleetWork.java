package dev.keyturn.engine.fleet;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.host.GuardedWrites;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.report.PlayReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is done on the hosts of a run, by a playbook or as it was prepared. */
public interface FleetWork {
    /** What the run is called after in its report: its playbooks. */
    List<String> names();

    /**
     * The hosts on which nothing may be written that a Group Policy sets back.
     *
     * @throws ConnectionException if what a host's variables say of that is no word for it
     */
    Set<String> strict() throws ConnectionException;

    /** The same on some of the hosts, only predicted; empty if that cannot be done without writing. */
    Optional<FleetWork> rehearsal(Set<String> hosts);

    /**
     * The hosts, by their names; none of them is opened yet.
     *
     * @param writes the way of changes to them
     * @throws ConnectionException if this machine cannot open a connection that one of them is to be reached by
     */
    Map<String, HostState> sessions(GuardedWrites writes) throws ConnectionException;

    /** Does it, and gives back what happened. */
    List<PlayReport> run(Map<String, HostState> sessions, RunMeans means);
}
