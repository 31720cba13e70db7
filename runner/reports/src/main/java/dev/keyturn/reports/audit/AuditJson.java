package dev.keyturn.reports.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.keyturn.operations.host.Audited;
import dev.keyturn.windows.state.StateData;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes an audit as JSON: for each host what the module {@code tls_state} registers. {@link #SCHEMA} changes when a reader would have to. */
public final class AuditJson {
    /** The name and version of the form. */
    public static final String SCHEMA = "keyturn.audit/1";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private AuditJson() {
    }

    /** Writes it and a line break. */
    public static void write(List<Audited> all, Writer out) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("schema", SCHEMA);
        data.put("hosts", all.stream().map(AuditJson::host).toList());
        out.write(JSON.writeValueAsString(data));
        out.write('\n');
        out.flush();
    }

    private static Map<String, Object> host(Audited host) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("host", host.host());
        data.put("status", host.status().name().toLowerCase(Locale.ROOT));
        data.put("message", host.failure());
        host.tls().ifPresent(tls -> data.put("tls", StateData.of(tls, Set.of(Protocol.values()), Set.of(Role.values()))));
        return data;
    }
}
