package dev.keyturn.engine.play;

import dev.keyturn.engine.host.HostState;
import java.util.AbstractList;
import java.util.List;

/** The names of a play's hosts that are still in it, at any time. */
final class Remaining extends AbstractList<String> {
    private final List<HostState> hosts;

    Remaining(List<HostState> hosts) {
        this.hosts = hosts;
    }

    @Override
    public String get(int index) {
        return names().get(index);
    }

    @Override
    public int size() {
        return names().size();
    }

    private List<String> names() {
        return hosts.stream().filter(host -> !host.out()).map(HostState::host).toList();
    }
}
