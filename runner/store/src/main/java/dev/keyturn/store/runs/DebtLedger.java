package dev.keyturn.store.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.store.form.FormException;
import dev.keyturn.store.form.JsonFields;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The handlers that were notified on hosts and did not run, until they do: a file of lines in the run store, one for each debt and each
 * payment. A host is known by where it is, so another name for it in another inventory hides no debt.
 *
 * @param store the run store
 */
public record DebtLedger(RunStore store) {
    private static final String FILE = "handler-debt.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A handler that did not run.
     *
     * @param place   where the host is
     * @param host    what it was called
     * @param handler the handler's title
     * @param run     the run that notified it
     */
    public record Debt(String place, String host, String handler, String run) {
        private boolean same(Debt other) {
            return place.equals(other.place) && handler.equals(other.handler);
        }
    }

    private Path file() {
        return store.folder().resolve(FILE);
    }

    /** Notes debts. */
    public void owe(Collection<Debt> debts) {
        append("owed", debts);
    }

    /** Notes that handlers ran. */
    public void pay(Collection<Debt> debts) {
        append("paid", debts);
    }

    private void append(String state, Collection<Debt> debts) {
        if (debts.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Debt debt : debts) {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("state", state).put("place", debt.place()).put("host", debt.host());
            lines.add(line.put("handler", debt.handler()).put("run", debt.run()).toString());
        }
        try {
            if (endsInHalfALine()) {
                lines.add(0, "");
            }
            store.readers().folder(store.folder());
            try (FileChannel ledger = store.readers().open(file(), StandardOpenOption.APPEND)) {
                Readers.write(ledger, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new JournalException("the ledger " + file() + " cannot be written: " + e, e);
        }
    }

    /** A process that was killed may have left half a line, which would spoil the next one. */
    private boolean endsInHalfALine() throws IOException {
        if (!Files.exists(file()) || Files.size(file()) == 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    /** What is owed at these places. A line that nobody can read, as after a crash, is passed over. */
    public List<Debt> owed(Collection<String> places) {
        Set<Debt> owed = new LinkedHashSet<>();
        if (Files.exists(file())) {
            try {
                // what was cut inside of a letter is no text, and its line is passed over
                new String(Files.readAllBytes(file()), StandardCharsets.UTF_8).lines().forEach(line -> read(line, owed));
            } catch (IOException e) {
                throw new JournalException("the ledger " + file() + " cannot be read: " + e, e);
            }
        }
        return owed.stream().filter(debt -> places.contains(debt.place())).toList();
    }

    private static void read(String line, Set<Debt> owed) {
        try {
            JsonNode form = JSON.readTree(line);
            Debt debt = new Debt(JsonFields.text(form, "place"), JsonFields.text(form, "host"), JsonFields.text(form, "handler"), JsonFields.text(form, "run"));
            owed.removeIf(debt::same);
            if (JsonFields.text(form, "state").equals("owed")) {
                owed.add(debt);
            }
        } catch (JsonProcessingException | FormException torn) {
            // a half line of a process that was killed
        }
    }
}
