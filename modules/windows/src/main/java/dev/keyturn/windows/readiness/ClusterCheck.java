package dev.keyturn.windows.readiness;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.HostRoles;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.restart.Pending;
import dev.keyturn.windows.restart.PendingReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a member of a cluster or a DAG may be the next to change: neither it nor, as far as somebody has looked, another node owes a restart. A
 * module sees one host alone, so which hosts owe one has to be given to it; where it is not, the nodes are named and nothing is claimed of them.
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
        if (inquiry.owing().isEmpty()) {
            return Check.note(question, "this host owes none; " + (nodes.isEmpty() ? "the nodes of " + cluster + " cannot be read"
                    : "those of " + cluster + " are " + String.join(", ", nodes)) + ", and nobody was asked about them (restart_owed_by)");
        }
        if (nodes.isEmpty()) {
            return Check.unknown(question, "the nodes of " + cluster + " cannot be read");
        }
        List<String> owing = inquiry.owing().get().stream().map(ClusterCheck::bare).toList();
        List<String> found = nodes.stream().filter(node -> owing.contains(bare(node))).toList();
        return found.isEmpty() ? Check.pass(question, "of " + String.join(", ", nodes) + " none is among those that owe one")
                : Check.fail(question, String.join(", ", found) + " of " + cluster);
    }

    /** A host's name without its domain, since clusters know the one and inventories the other. */
    private static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    }
}
