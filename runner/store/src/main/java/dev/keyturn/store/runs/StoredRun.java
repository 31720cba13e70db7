package dev.keyturn.store.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.engine.report.Changes;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.form.ChangeForm;
import dev.keyturn.store.form.FormException;
import dev.keyturn.store.form.JsonFields;
import dev.keyturn.store.form.RestartForm;
import dev.keyturn.store.journal.ChainedReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its journal tells it, up to the first line that is not as it was written.
 *
 * @param records how many records were read of its journal
 * @param header  what was known when it began
 * @param started when it began
 * @param writes  what it wrote on hosts, or was about to, in order
 * @param places  where each host is, as {@code winreg:10.0.0.1} or {@code regfile:/path}
 * @param debts   the handlers that were notified on each host and did not run
 * @param source  the commit of its playbooks
 * @param plan    the hash of the plan that it applied, or went on applying
 * @param consents what it was told to do in spite of a guard or of another run's lock, in order
 * @param hosts   how each host ended; empty if the run did not come to its end
 * @param end     how it ended; empty if it did not: it goes on still, was killed, or its journal was cut
 * @param fault   what is wrong with its journal
 * @param torn    whether the only fault is a last line that was not written to its end
 * @param seal    the hash that stands for all of it
 */
public record StoredRun(int records, RunHeader header, Instant started, List<Write> writes, Map<String, String> places, Map<String, List<String>> debts,
                        Optional<Source> source, Optional<String> plan, List<Consent> consents, Map<String, HostEnd> hosts, Optional<End> end,
                        Optional<String> fault, boolean torn, String seal) {
    public StoredRun {
        writes = List.copyOf(writes);
        consents = List.copyOf(consents);
    }

    /** What was done to its journal; a last line that a crash cut short is nothing that was done to it. */
    public Optional<String> tampering() {
        return torn ? Optional.empty() : fault;
    }

    /** How many changes it made, or was about to; those of a host's restart marker left out. */
    public int changes() {
        return writes.stream().filter(write -> !write.marker()).mapToInt(write -> Changes.count(write.changes())).sum();
    }

    /**
     * Changes of one task on one host.
     *
     * @param at      when it was about to make them
     * @param hidden  whether their data were not kept
     * @param marker  whether they only mark the host as one that has to restart
     * @param restart what has to restart for them to be in force
     * @param changes them; without those of hidden data
     * @param state   what became of them
     */
    public record Write(String host, String task, Instant at, boolean hidden, boolean marker, Restart restart, List<RegistryChange> changes,
                        State state) {
        private Write ending(State end) {
            return new Write(host, task, at, hidden, marker, restart, changes, end);
        }
    }

    /** What became of an intent: carried out, refused or lost on the way, or not known, as when the process was killed. */
    public enum State { DONE, FAILED, UNKNOWN }

    /**
     * A consent that was used.
     *
     * @param at   when
     * @param what what it let happen, a clause for people
     */
    public record Consent(String host, Instant at, String what) {
    }

    /** Where playbooks come from. */
    public record Source(String commit, boolean dirty) {
    }

    /** How a host ended. */
    public record HostEnd(boolean finished, long changed, long failed, long unreachable) {
    }

    /** How a run ended. */
    public record End(Instant at, boolean interrupted, boolean failed, boolean unreachable, boolean changed) {
        /** Whether not all hosts came to their end. */
        public boolean bad() {
            return interrupted || failed || unreachable;
        }
    }

    static StoredRun of(String run, ChainedReader journal) {
        if (journal.records().isEmpty()) {
            throw new JournalException("the journal of run " + run + " has no first line that is as it was written", null);
        }
        try {
            return new Reading(run, journal).run();
        } catch (FormException | DateTimeException e) {
            throw new JournalException("the journal of run " + run + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /** Goes through the records once. */
    private static final class Reading {
        private final String name;
        private final ChainedReader journal;
        private final Map<Long, Write> writes = new LinkedHashMap<>();
        private final Map<String, String> places = new HashMap<>();
        private final Map<String, List<String>> debts = new LinkedHashMap<>();
        private final Map<String, HostEnd> hosts = new LinkedHashMap<>();
        private final List<Consent> consents = new ArrayList<>();
        private Optional<Source> source = Optional.empty();
        private Optional<String> plan = Optional.empty();
        private Optional<End> end = Optional.empty();

        Reading(String name, ChainedReader journal) {
            this.name = name;
            this.journal = journal;
        }

        StoredRun run() {
            journal.records().forEach(this::read);
            JsonNode first = journal.records().get(0);
            RunHeader header = RunHeader.read(first);
            // the header of a run that applies a plan has had its hash from the first version on
            Optional<String> applied = plan.or(() -> header.of().filter(of -> header.kind().equals("apply")));
            return new StoredRun(journal.records().size(), header, at(first), List.copyOf(writes.values()), places, debts, source, applied, consents,
                    hosts, end, fault(header), journal.torn() && fault(header).equals(journal.fault()), journal.seal());
        }

        /** What is wrong with the file, or with what its lines say of it. */
        private Optional<String> fault(RunHeader header) {
            if (!header.run().equals(name)) {
                return Optional.of("its first line is of another run, " + header.run());
            }
            long behindTheEnd = journal.records().stream().dropWhile(record -> !record.path("type").asText().equals("end")).skip(1).count();
            return behindTheEnd > 0 ? Optional.of("lines stand behind its end") : journal.fault();
        }

        private static Instant at(JsonNode record) {
            return Instant.parse(JsonFields.text(record, "at"));
        }

        private void read(JsonNode record) {
            switch (JsonFields.text(record, "type")) {
                case "opened" -> places.put(JsonFields.text(record, "host"), JsonFields.text(record, "place"));
                case "intent" -> writes.put(JsonFields.number(record, "seq"), write(record));
                case "done" -> writes.computeIfPresent(JsonFields.number(record, "intent"), (seq, write) -> write.ending(State.DONE));
                case "failed" -> writes.computeIfPresent(JsonFields.number(record, "intent"), (seq, write) -> write.ending(State.FAILED));
                case "notified" -> debts(record).add(JsonFields.text(record, "handler"));
                case "handled" -> debts(record).remove(JsonFields.text(record, "handler"));
                case "plan" -> plan = Optional.of(JsonFields.text(record, "hash"));
                case "allowed_lockout" -> consents.add(consent(record, "--allow-lockout: '" + JsonFields.text(record, "task") + "' although "
                        + (record.has("refusals") ? String.join("; ", JsonFields.texts(record, "refusals")) : "a guard refused it (hidden, as the task says no_log)")));
                case "lock_broken" -> consents.add(consent(record, "--break-lock: the lock of " + JsonFields.text(record, "whose")));
                case "source" -> source = Optional.of(new Source(JsonFields.text(record, "commit"), JsonFields.flag(record, "dirty")));
                case "host" -> hosts.put(JsonFields.text(record, "host"), new HostEnd(JsonFields.flag(record, "finished"), JsonFields.number(record, "changed"),
                        JsonFields.number(record, "failed"), JsonFields.number(record, "unreachable")));
                case "end" -> end = Optional.of(new End(at(record), JsonFields.flag(record, "interrupted"), JsonFields.flag(record, "failed"),
                        JsonFields.flag(record, "unreachable"), JsonFields.flag(record, "changed")));
                default -> { }
            }
        }

        private static Consent consent(JsonNode record, String what) {
            return new Consent(JsonFields.text(record, "host"), at(record), what);
        }

        private List<String> debts(JsonNode record) {
            return debts.computeIfAbsent(JsonFields.text(record, "host"), host -> new ArrayList<>());
        }

        private static Write write(JsonNode record) {
            boolean hidden = record.path("hidden").asBoolean();
            List<RegistryChange> changes = hidden ? List.of() : JsonFields.list(record, "changes", ChangeForm::read);
            return new Write(JsonFields.text(record, "host"), JsonFields.text(record, "task"), at(record), hidden, record.path("marker").asBoolean(),
                    RestartForm.read(record.get("restart")), changes, State.UNKNOWN);
        }
    }
}
