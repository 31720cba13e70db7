package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.transport.exceptions.RPCFaultException;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an open key holds, with as few waits for the host as it allows. */
public final class ValueReader {
    /** So many values and subkeys are asked for together with their numbers: most keys have no more. */
    private static final int GUESS = 4;
    private static final int LARGEST = 64 << 20;
    private static final int MOST = 1_000_000;

    private final RemoteRegistry registry;

    public ValueReader(RemoteRegistry registry) {
        this.registry = registry;
    }

    /** All values and the names of all subkeys; empty if the key was deleted since it was opened. */
    public Optional<KeySnapshot> all(RemoteKey key) throws IOException {
        int guess = registry.pipe().sideBySide() ? GUESS : 0;
        List<RequestCall<?>> calls = new ArrayList<>(List.of(new InfoCall(key.bytes())));
        range(0, guess).forEach(i -> calls.add(ValueCall.at(key.bytes(), i, ValueCall.ROOM)));
        range(0, guess).forEach(i -> calls.add(new SubkeyCall(key.bytes(), i)));
        List<RequestResponse> answers = callAll(key.path(), calls);
        InfoCall.Answer info = (InfoCall.Answer) answers.get(0);
        if (RemoteRegistry.missing(info.getReturnValue()) || RemoteError.ERROR_KEY_DELETED.is(info.getReturnValue())) {
            return Optional.empty();
        }
        RemoteRegistry.check("BaseRegQueryInfoKey", key.path(), info.getReturnValue());
        List<RequestResponse> all = new ArrayList<>(answers.subList(1, answers.size()));
        all.removeIf(answer -> RemoteError.ERROR_MORE_DATA.is(answer.getReturnValue()));
        all.addAll(callAll(key.path(), rest(key, info, answers, guess)));
        return Optional.of(snapshot(key, all));
    }

    /** What the guess did not reach, and values of it that were longer than thought. */
    private static List<RequestCall<?>> rest(RemoteKey key, InfoCall.Answer info, List<RequestResponse> answers, int guess) throws IOException {
        if (info.values() > MOST || info.subkeys() > MOST || info.values() < 0 || info.subkeys() < 0) {
            throw new IOException("the key " + key.path() + " is said to have " + info.values() + " values and " + info.subkeys() + " subkeys");
        }
        int room = Math.max(ValueCall.ROOM, Math.min(info.longestData(), LARGEST));
        List<RequestCall<?>> more = new ArrayList<>();
        range(0, guess).stream().filter(i -> RemoteError.ERROR_MORE_DATA.is(answers.get(1 + i).getReturnValue()))
                .forEach(i -> more.add(ValueCall.at(key.bytes(), i, room)));
        range(guess, info.values()).forEach(i -> more.add(ValueCall.at(key.bytes(), i, room)));
        range(guess, info.subkeys()).forEach(i -> more.add(new SubkeyCall(key.bytes(), i)));
        return more;
    }

    private static KeySnapshot snapshot(RemoteKey key, List<RequestResponse> answers) {
        Map<String, RegistryValue> values = new LinkedHashMap<>();
        List<String> subkeys = new ArrayList<>();
        for (RequestResponse answer : answers) {
            int code = answer.getReturnValue();
            if (RemoteError.ERROR_NO_MORE_ITEMS.is(code)) {
                continue;
            }
            if (answer instanceof SubkeyCall.Answer subkey) {
                RemoteRegistry.check("BaseRegEnumKey", key.path(), code);
                subkeys.add(subkey.name());
            } else if (answer instanceof ValueCall.Answer value) {
                RemoteRegistry.check("BaseRegEnumValue", key.path(), code);
                values.put(value.name(), RegistryValue.decode(value.type(), value.data()));
            }
        }
        return new KeySnapshot(values, subkeys);
    }

    /** Some values, in the order of their names. */
    List<Optional<RegistryValue>> values(RemoteKey key, List<String> names) throws IOException {
        List<RequestCall<?>> calls = new ArrayList<>();
        names.forEach(name -> calls.add(ValueCall.named(key.bytes(), name, ValueCall.ROOM)));
        List<Optional<RegistryValue>> values = new ArrayList<>();
        for (RequestResponse answer : callAll(key.path(), calls)) {
            values.add(value(key, names.get(values.size()), (ValueCall.Answer) answer));
        }
        return values;
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

    private List<RequestResponse> callAll(RegistryPath on, List<RequestCall<?>> calls) throws IOException {
        try {
            return registry.pipe().callAll(calls);
        } catch (RPCFaultException e) {
            throw RemoteRegistry.refusal("reading", on, e);
        }
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            all.add(i);
        }
        return all;
    }
}
