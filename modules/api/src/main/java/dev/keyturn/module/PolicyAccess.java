package dev.keyturn.module;

import dev.keyturn.registry.RegistryReader;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How a guard finds out which Group Policies a host has, and keeps that while a run lasts: a policy is not asked for anew with every change.
 */
public final class PolicyAccess {
    private final RegistryReader host;
    private final Optional<PolicyFiles> files;
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    /** What is done where a Group Policy will set back what a run writes. */
    public enum Mode {
        /** The user is told. */
        WARN,
        /** It is not written. */
        REFUSE,
        /** Nobody asks. */
        IGNORE
    }

    /**
     * Gives access to one host.
     *
     * @param host  its registry as it is, without what a run would write
     * @param files its policies' files; empty where there is no live host, as for a snapshot
     */
    public PolicyAccess(RegistryReader host, Optional<PolicyFiles> files) {
        this.host = Objects.requireNonNull(host, "host is null");
        this.files = Objects.requireNonNull(files, "files is null");
    }

    /** The host's registry as it is. */
    public RegistryReader host() {
        return host;
    }

    /** Its policies' files; empty where there is no live host. */
    public Optional<PolicyFiles> files() {
        return files;
    }

    /** What was made of this the first time, for as long as the run has the host. */
    public <T> T kept(Class<T> kind, Function<PolicyAccess, T> make) {
        return kind.cast(kept.computeIfAbsent(kind, k -> make.apply(this)));
    }
}
