package dev.keyturn.engine.host;

import dev.keyturn.module.Peers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which of a run's hosts have to restart, as far as the run has seen: from their facts, and from the marks that it has left itself. */
public final class RunPeers implements Peers {
    /** Ansible's name for it. */
    private static final String PENDING = "ansible_reboot_pending";
    private static final String OURS = "keyturn_facts";
    private static final String MARKER = "restart_marker";

    private final Map<String, Boolean> owing = new ConcurrentHashMap<>();

    /** Keeps what a host's facts say of it, if they say anything. */
    void learn(String host, Map<String, Object> facts) {
        if (facts.get(OURS) instanceof Map<?, ?> ours && ours.containsKey(MARKER)) {
            owes(host);
        } else if (facts.get(PENDING) instanceof Boolean pending) {
            owing.merge(Peers.bare(host), pending, Boolean::logicalOr);
        }
    }

    /** A host has to restart from now on. */
    void owes(String host) {
        owing.put(Peers.bare(host), true);
    }

    @Override
    public Optional<Boolean> owesRestart(String host) {
        return Optional.ofNullable(owing.get(Peers.bare(host)));
    }
}
