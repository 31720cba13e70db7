package dev.keyturn.store.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.store.form.DataForm;
import dev.keyturn.store.form.FormException;
import dev.keyturn.store.form.JsonFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run before it begins: the first record of its journal.
 *
 * @param run         its name
 * @param kind        {@code play}, {@code apply}, {@code rollback} or {@code resume}
 * @param of          what it carries out or undoes: the hash of a plan, or the name of a run
 * @param user        who started it
 * @param machine     on which machine
 * @param from        from where that user came, an SSH client's address for example
 * @param command     the command line, secrets masked
 * @param change      the number of the change it belongs to
 * @param folder      where its user stood
 * @param playbooks   its playbooks, as they were named
 * @param inventories its inventories, as they were named
 * @param connection  the connection of hosts that name none, as {@code -c} said
 * @param hosts       its hosts
 * @param request     what it was asked for, as data by which it can be resumed; empty in journals of earlier versions, which have the command line only
 */
public record RunHeader(String run, String kind, Optional<String> of, String user, String machine, Optional<String> from, List<String> command,
                        Optional<String> change, String folder, List<String> playbooks, List<String> inventories, Optional<String> connection,
                        List<String> hosts, Map<String, Object> request) {
    /** The name and version of the journal's form; it changes when a reader would have to. */
    public static final String SCHEMA = "keyturn.journal/1";

    public RunHeader {
        command = List.copyOf(command);
        playbooks = List.copyOf(playbooks);
        inventories = List.copyOf(inventories);
        hosts = List.copyOf(hosts);
        request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
    }

    /** Without what it was asked for. */
    public RunHeader(String run, String kind, Optional<String> of, String user, String machine, Optional<String> from, List<String> command,
                     Optional<String> change, String folder, List<String> playbooks, List<String> inventories, Optional<String> connection,
                     List<String> hosts) {
        this(run, kind, of, user, machine, from, command, change, folder, playbooks, inventories, connection, hosts, Map.of());
    }

    ObjectNode write() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("schema", SCHEMA).put("run", run).put("kind", kind).put("of", of.orElse(null));
        form.put("user", user).put("machine", machine).put("from", from.orElse(null)).put("change", change.orElse(null));
        form.put("folder", folder).put("connection", connection.orElse(null));
        command.forEach(form.putArray("command")::add);
        playbooks.forEach(form.putArray("playbooks")::add);
        inventories.forEach(form.putArray("inventories")::add);
        hosts.forEach(form.putArray("hosts")::add);
        if (!request.isEmpty()) {
            form.set("request", DataForm.write(request));
        }
        return form;
    }

    static RunHeader read(JsonNode form) {
        String schema = JsonFields.text(form, "schema");
        if (!schema.equals(SCHEMA)) {
            throw new FormException("it is of the form '" + schema + "', and this Keyturn reads " + SCHEMA);
        }
        return new RunHeader(JsonFields.text(form, "run"), JsonFields.text(form, "kind"), JsonFields.optionalText(form, "of"), JsonFields.text(form, "user"),
                JsonFields.text(form, "machine"), JsonFields.optionalText(form, "from"), JsonFields.texts(form, "command"), JsonFields.optionalText(form, "change"),
                JsonFields.text(form, "folder"), JsonFields.texts(form, "playbooks"), JsonFields.texts(form, "inventories"), JsonFields.optionalText(form, "connection"),
                JsonFields.texts(form, "hosts"), DataForm.mapping(form.get("request")));
    }
}
