package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.lock.RunLocks;
import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryReader;
import java.util.List;

/** The one way of changes to a host: it is locked, the guards look at them, the journal has them, and then the host gets them. */
public final class GuardedWrites {
    private final Guards guards;
    private final Journal journal;
    private final RunLocks locks;
    private final PolicyRefusals refusals;

    public GuardedWrites(Guards guards, Journal journal, RunLocks locks) {
        this(guards, journal, locks, new PolicyRefusals());
    }

    /** Keeps in mind on which hosts something is refused for a Group Policy. */
    public GuardedWrites(Guards guards, Journal journal, RunLocks locks, PolicyRefusals refusals) {
        this.refusals = refusals;
        this.guards = guards;
        this.journal = journal;
        this.locks = locks;
    }

    /** The same for a host whose changes have to pass some more guards. */
    GuardedWrites past(List<HostGuard> more) {
        return more.isEmpty() ? this : new GuardedWrites(guards.and(more), journal, locks, refusals);
    }

    /** The locks of the run. Each host takes its own. */
    RunLocks locks() {
        return locks;
    }

    Journal journal() {
        return journal;
    }

    /**
     * Says what would come of changes, and makes none.
     *
     * @param before  what they start from
     * @param context what the guards may know of the host
     * @return what the user must know
     * @throws LockoutException if they would not be made
     */
    public List<String> foresee(RegistryReader before, GuardContext context, Intent intent) {
        return pass(before, context, intent).warnings();
    }

    /**
     * Makes changes.
     *
     * @param context what the guards may know of the host
     * @return what the user must know
     * @throws LockoutException  if a guard refuses; nothing was written
     * @throws RegistryException if the host did
     */
    public List<String> make(Connection host, GuardContext context, Intent intent) {
        if (intent.changes().isEmpty()) {
            return List.of();
        }
        Guards.Passage passage = pass(host, context, intent);
        if (!passage.overridden().isEmpty()) {
            journal.allowedLockout(intent, passage.overridden());
        }
        write(host, intent);
        return passage.warnings();
    }

    private Guards.Passage pass(RegistryReader before, GuardContext context, Intent intent) {
        if (!intent.changes().isEmpty() && !intent.marker()) {
            refusals.pass(intent.host());
        }
        try {
            return guards.pass(before, intent.changes(), context);
        } catch (LockoutException e) {
            refusals.note(intent.host(), e);
            throw e;
        }
    }

    private void write(Connection host, Intent intent) {
        long entry = journal.intent(intent);
        try {
            host.apply(intent.changes());
        } catch (RegistryException e) {
            journal.failed(entry, e.getMessage());
            throw e;
        }
        journal.done(entry);
    }
}
