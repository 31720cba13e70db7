package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The reading of one key as a whole, in two steps: how much it holds along with the first of that, and then what is left. */
final class KeyReading {
    private static final int LARGEST = 64 << 20;
    private static final int MOST = 1_000_000;

    private final RemoteKey key;
    private final int guess;
    private final List<RequestResponse> answers = new ArrayList<>();
    private boolean gone;
    private Optional<Instant> written = Optional.empty();

    /**
     * Calls nothing yet.
     *
     * @param guess so many values and subkeys are asked for together with their numbers
     */
    KeyReading(RemoteKey key, int guess) {
        this.key = key;
        this.guess = guess;
    }

    RemoteKey key() {
        return key;
    }

    List<RequestCall<?>> first() {
        List<RequestCall<?>> calls = new ArrayList<>(List.of(new InfoCall(key.bytes())));
        range(0, guess).forEach(i -> calls.add(ValueCall.at(key.bytes(), i, ValueCall.ROOM)));
        range(0, guess).forEach(i -> calls.add(new SubkeyCall(key.bytes(), i)));
        return calls;
    }

    /** What the guess did not reach, and values of it that were longer than thought. */
    List<RequestCall<?>> rest(List<RequestResponse> first) throws IOException {
        InfoCall.Answer info = (InfoCall.Answer) first.get(0);
        gone = RemoteRegistry.missing(info.getReturnValue()) || RemoteError.ERROR_KEY_DELETED.is(info.getReturnValue());
        if (gone) {
            return List.of();
        }
        RemoteRegistry.check("BaseRegQueryInfoKey", key.path(), info.getReturnValue());
        if (info.values() > MOST || info.subkeys() > MOST || info.values() < 0 || info.subkeys() < 0) {
            throw new IOException("the key " + key.path() + " is said to have " + info.values() + " values and " + info.subkeys() + " subkeys");
        }
        written = info.lastWritten();
        int room = Math.max(ValueCall.ROOM, Math.min(info.longestData(), LARGEST));
        List<RequestCall<?>> more = new ArrayList<>();
        range(0, guess).filter(i -> tooLong(first.get(1 + i))).forEach(i -> more.add(ValueCall.at(key.bytes(), i, room)));
        range(guess, info.values()).forEach(i -> more.add(ValueCall.at(key.bytes(), i, room)));
        range(guess, info.subkeys()).forEach(i -> more.add(new SubkeyCall(key.bytes(), i)));
        first.stream().skip(1).filter(answer -> !tooLong(answer)).forEach(answers::add);
        return more;
    }

    private static boolean tooLong(RequestResponse answer) {
        return RemoteError.ERROR_MORE_DATA.is(answer.getReturnValue());
    }

    /** The key; empty if it was deleted since it was opened. */
    Optional<ReadKey> result(List<RequestResponse> rest) {
        if (gone) {
            return Optional.empty();
        }
        answers.addAll(rest);
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
        return Optional.of(new ReadKey(new KeySnapshot(values, subkeys), written));
    }

    private static IntStream range(int from, int to) {
        return IntStream.range(from, Math.max(from, to));
    }
}
