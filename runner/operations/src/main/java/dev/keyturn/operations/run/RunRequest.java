package dev.keyturn.operations.run;

import dev.keyturn.engine.fleet.RunMode;
import dev.keyturn.operations.host.HostRequest;
import java.util.Optional;

/**
 * What every run that may write is asked for, whatever it does.
 *
 * @param hosts   its hosts
 * @param check   whether it only predicts
 * @param consent what it is allowed that it would not do by itself
 * @param keeping how it is kept
 */
public record RunRequest(HostRequest hosts, boolean check, Consent consent, Keeping keeping) {
    /** The same on other hosts. */
    public RunRequest on(HostRequest others) {
        return new RunRequest(others, check, consent, keeping);
    }

    /** How its hosts are gone over. */
    RunMode mode() {
        return new RunMode(check, hosts.forks(), consent.lockouts(), Optional.of(consent.locking(keeping.store())));
    }
}
