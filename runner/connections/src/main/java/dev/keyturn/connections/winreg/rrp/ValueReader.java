package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.transport.exceptions.RPCFaultException;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what open keys hold, with as few waits for the host as it allows. */
public final class ValueReader {
    /** So many values and subkeys are asked for together with their numbers: most keys have no more. */
    private static final int GUESS = 4;
    private static final int LARGEST = 64 << 20;

    private final RemoteRegistry registry;

    public ValueReader(RemoteRegistry registry) {
        this.registry = registry;
    }

    /** All values and the names of all subkeys; empty if the key was deleted since it was opened. */
    public Optional<ReadKey> all(RemoteKey key) throws IOException {
        return all(List.of(key)).get(0);
    }

    /** The same of several keys, in their order. */
    public List<Optional<ReadKey>> all(List<RemoteKey> keys) throws IOException {
        List<KeyReading> readings = keys.stream().map(key -> new KeyReading(key, registry.sideBySide() ? GUESS : 0)).toList();
        List<List<RequestCall<?>>> rest = new ArrayList<>();
        List<List<RequestResponse>> first = callAll(keys, readings.stream().map(KeyReading::first).toList());
        for (int i = 0; i < keys.size(); i++) {
            rest.add(readings.get(i).rest(first.get(i)));
        }
        List<List<RequestResponse>> more = callAll(keys, rest);
        List<Optional<ReadKey>> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(readings.get(i).result(more.get(i)));
        }
        return all;
    }

    /** Some values, in the order of their names. */
    List<Optional<RegistryValue>> values(RemoteKey key, List<String> names) throws IOException {
        return values(Map.of(key, names)).get(key);
    }

    /** The values of those names of several keys, in the order of the names. */
    public Map<RemoteKey, List<Optional<RegistryValue>>> values(Map<RemoteKey, List<String>> names) throws IOException {
        List<RemoteKey> keys = List.copyOf(names.keySet());
        List<List<RequestCall<?>>> calls = new ArrayList<>();
        for (RemoteKey key : keys) {
            calls.add(names.get(key).stream().<RequestCall<?>>map(name -> ValueCall.named(key.bytes(), name, ValueCall.ROOM)).toList());
        }
        List<List<RequestResponse>> answers = callAll(keys, calls);
        Map<RemoteKey, List<Optional<RegistryValue>>> all = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            RemoteKey key = keys.get(i);
            List<Optional<RegistryValue>> values = new ArrayList<>();
            for (RequestResponse answer : answers.get(i)) {
                values.add(value(key, names.get(key).get(values.size()), (ValueCall.Answer) answer));
            }
            all.put(key, values);
        }
        return all;
    }

    private Optional<RegistryValue> value(RemoteKey key, String name, ValueCall.Answer first) throws IOException {
        ValueCall.Answer answer = first;
        int room = ValueCall.ROOM;
        while (RemoteError.ERROR_MORE_DATA.is(answer.getReturnValue()) && room < LARGEST) {
            room = Math.max(room * 4, Math.min(answer.size(), LARGEST));
            answer = registry.call("BaseRegQueryValue", key.path(), ValueCall.named(key.bytes(), name, room));
        }
        if (RemoteRegistry.missing(answer.getReturnValue())) {
            return Optional.empty();
        }
        RemoteRegistry.check("BaseRegQueryValue", key.path(), answer.getReturnValue());
        return Optional.of(RegistryValue.decode(answer.type(), answer.data()));
    }

    /** Makes the calls about several keys side by side, and gives the answers key by key. */
    private List<List<RequestResponse>> callAll(List<RemoteKey> keys, List<List<RequestCall<?>>> calls) throws IOException {
        List<RequestCall<?>> all = new ArrayList<>();
        calls.forEach(all::addAll);
        List<RequestResponse> answers;
        try {
            answers = registry.pipe().callAll(all);
        } catch (RPCFaultException e) {
            throw RemoteRegistry.refusal("reading", keys.get(0).path(), e);
        }
        List<List<RequestResponse>> perKey = new ArrayList<>();
        int from = 0;
        for (List<RequestCall<?>> each : calls) {
            perKey.add(answers.subList(from, from + each.size()));
            from += each.size();
        }
        return perKey;
    }
}
