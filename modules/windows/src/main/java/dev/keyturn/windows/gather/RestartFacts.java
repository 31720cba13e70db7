package dev.keyturn.windows.gather;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.WindowsProduct;
import dev.keyturn.windows.restart.LastStart;
import dev.keyturn.windows.restart.Pending;
import dev.keyturn.windows.restart.PendingReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the host last started, as far as that can be told, and what waits for its next start. */
final class RestartFacts implements Subset {
    /** As Ansible writes it, in UTC. */
    private static final DateTimeFormatter ANSIBLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(LastStart.needs());
        all.addAll(PendingReader.needs());
        all.add(HostFacts.ARCHITECTURE);
        all.add(WindowsProduct.TYPE);
        return all;
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        LastStart start = LastStart.read(read);
        PendingReader windows = new PendingReader(read, new HostFacts(read).views());
        List<Pending> pending = windows.all();
        boolean required = pending.stream().anyMatch(Pending::required);
        facts.ansible("lastboot", start.at().map(ANSIBLE::format))
                .ansible("reboot_pending", Optional.of(required).filter(waits -> waits || windows.whole()));
        facts.put("last_start", start.at().map(Instant::toString)).put("last_shutdown", start.shutdown().map(Instant::toString));
        facts.put("restart_marker", RestartMarker.read(read).map(m -> Map.of("reason", m.reason(), "since", m.since(), "run", m.runId())));
        facts.put("pending_restarts", Optional.of(pending.stream().map(RestartFacts::data).toList())
                .filter(signs -> !signs.isEmpty() || windows.whole()));
    }

    private static Map<String, Object> data(Pending pending) {
        return new Facts().put("sign", pending.sign()).put("reason", pending.reason()).put("since", pending.since().map(Instant::toString))
                .put("required", pending.required()).mapping();
    }
}
