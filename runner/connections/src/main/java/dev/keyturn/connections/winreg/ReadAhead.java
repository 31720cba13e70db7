package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches together what will be asked for soon: first all keys are opened, then all is read, so that it takes two or three waits for the host
 * however much it is. What the host refuses is left out: who asks for it is told why.
 */
final class ReadAhead {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final HostSession host;
    private final ReadCache recent;

    ReadAhead(HostSession host, ReadCache recent) {
        this.host = host;
        this.recent = recent;
    }

    void fetch(List<Foreseen> soon) throws IOException {
        List<Foreseen> unknown = soon.stream().filter(this::unknown).toList();
        try {
            host.openAll(unknown.stream().map(Foreseen::key).toList(), RemoteRegistry.READ).forEach(recent::keepAbsent);
            values(unknown);
            wholes(unknown);
        } catch (RegistryException e) {
            LOG.debug("reading ahead", e);
        }
    }

    private boolean unknown(Foreseen each) {
        return !recent.absent(each.key()) && recent.key(each.key()).isEmpty();
    }

    private void values(List<Foreseen> soon) throws IOException {
        Map<RegistryPath, List<String>> names = new LinkedHashMap<>();
        for (Foreseen each : soon) {
            List<String> unread = each.values().orElse(List.of()).stream().filter(name -> recent.value(each.key(), name).isEmpty()).toList();
            if (!unread.isEmpty() && host.holds(each.key())) {
                names.computeIfAbsent(each.key(), key -> new ArrayList<>()).addAll(unread);
            }
        }
        host.values(names, RemoteRegistry.READ).forEach((key, values) -> {
            for (int i = 0; i < values.size(); i++) {
                recent.keep(key, names.get(key).get(i), values.get(i));
            }
        });
    }

    private void wholes(List<Foreseen> soon) throws IOException {
        List<RegistryPath> keys = soon.stream().filter(each -> each.values().isEmpty()).map(Foreseen::key).filter(host::holds).toList();
        host.wholes(keys).forEach((key, whole) -> whole.ifPresentOrElse(k -> recent.keep(key, k), () -> recent.keepAbsent(key)));
    }
}
