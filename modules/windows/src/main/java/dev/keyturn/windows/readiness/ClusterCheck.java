package dev.keyturn.windows.readiness;

import dev.keyturn.module.Peers;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.HostRoles;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.restart.Pending;
import dev.keyturn.windows.restart.PendingReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a member of a cluster or a DAG may be the next to change: neither it nor, as far as somebody has looked, another node owes a restart. Of
 * its peers a host knows what the run has seen of them, and what it is told; nodes of which nobody knows are named, and nothing is claimed of them.
 */
final class ClusterCheck {
    private ClusterCheck() {
    }

    static Optional<Check> of(RegistryReader registry, HostFacts facts, Inquiry inquiry) {
        HostRoles roles = new HostRoles(registry);
        if (!roles.isClusterMember()) {
            return Optional.empty();
        }
        registry.foresee(Stream.concat(PendingReader.needs().stream(), HostRoles.nodeNeeds().stream()).toList());
        Question question = new Question("cluster", "no node of its cluster owes a restart", "the nodes to be restarted first, one at a time");
        return Optional.of(own(registry, facts).map(why -> Check.fail(question, "this host itself: " + why))
                .orElseGet(() -> peers(question, roles, inquiry)));
    }

    private static Optional<String> own(RegistryReader registry, HostFacts facts) {
        return RestartMarker.read(registry).map(RestartMarker::reason)
                .or(() -> new PendingReader(registry, facts.views()).all().stream().filter(Pending::required).findFirst().map(Pending::reason));
    }

    private static Check peers(Question question, HostRoles roles, Inquiry inquiry) {
        String cluster = roles.clusterName().map(name -> "cluster " + name).orElse("its cluster");
        List<String> nodes = roles.clusterNodes();
        if (nodes.isEmpty()) {
            String unread = "the nodes of " + cluster + " cannot be read";
            return inquiry.owing().isEmpty() ? Check.note(question, "this host owes none; " + unread) : Check.unknown(question, unread);
        }
        List<String> owing = nodes.stream().filter(node -> owes(node, inquiry).orElse(false)).toList();
        List<String> unseen = nodes.stream().filter(node -> owes(node, inquiry).isEmpty() && !Peers.bare(node).equals(Peers.bare(inquiry.host()))).toList();
        if (!owing.isEmpty()) {
            return Check.fail(question, String.join(", ", owing) + " of " + cluster);
        }
        return unseen.isEmpty() ? Check.pass(question, "none of " + String.join(", ", nodes) + " does")
                : Check.note(question, "this host owes none; nobody has looked at " + String.join(", ", unseen) + " of " + cluster
                        + " (not in this run, and restart_owed_by does not say)");
    }

    /** What the run has seen, and what somebody says: one of them is enough to owe one. */
    private static Optional<Boolean> owes(String node, Inquiry inquiry) {
        Optional<Boolean> said = inquiry.owing().map(owing -> owing.stream().anyMatch(host -> Peers.bare(host).equals(Peers.bare(node))));
        Optional<Boolean> seen = inquiry.peers().owesRestart(node);
        return seen.filter(owes -> owes).or(() -> said).or(() -> seen);
    }
}
