package dev.keyturn.windows.state;

import dev.keyturn.windows.tables.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Tells the chain for one protocol in sentences. */
final class Explanation {
    private Explanation() {
    }

    static List<String> of(HostTls host, Protocol protocol) {
        ProtocolState state = host.protocol(protocol);
        List<String> sentences = new ArrayList<>();
        String client = state.client().effective().words();
        String server = state.server().effective().words();
        sentences.add(state.name() + " is " + (client.equals(server) ? client + " for client and server" : client + " for the client and " + server
                + " for the server") + " (" + state.state().label() + ").");
        for (RoleState role : state.roles()) {
            role.reasons().forEach(reason -> sentences.add(role.role().label() + ": " + reason));
            sentences.add(role.role().label() + ": " + inForce(role.inForce()));
            if (role.judgement().rating() != Rating.NONE) {
                sentences.add(role.role().label() + ": It is judged " + role.judgement().rating().label() + ": " + role.judgement().reason() + ".");
            }
        }
        host.healthChecker().words(protocol).ifPresent(words -> sentences.add("HealthChecker would say " + words
                + (host.healthChecker().applies() ? "." : "; it is meant for Exchange servers, and there is none here.")));
        host.differences().stream().filter(d -> d.subject().equals(state.name())).forEach(d -> sentences.add(d.reason()));
        return sentences;
    }

    private static String inForce(InForce inForce) {
        return switch (inForce.answer()) {
            case YES -> "That is in force: " + inForce.evidence() + ".";
            case NO -> "That is not in force yet; it " + inForce.evidence() + ".";
            case UNKNOWN -> "Whether that is in force is unknown: " + inForce.evidence() + ".";
        };
    }
}
