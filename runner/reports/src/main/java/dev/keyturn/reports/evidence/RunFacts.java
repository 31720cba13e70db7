package dev.keyturn.reports.evidence;

import dev.keyturn.reports.console.RunsText;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.StoredRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands at the top of a summary.
 *
 * @param lines    names and what they are, in order
 * @param verified whether the journal is as it was written
 * @param well     whether the run came to a good end on all hosts
 * @param notes    what is missing, and why
 */
record RunFacts(Map<String, String> lines, boolean verified, boolean well, List<String> notes) {
    static RunFacts of(Evidence evidence) {
        StoredRun run = evidence.run();
        RunHeader header = run.header();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Run", header.run() + " (" + header.kind() + ")");
        header.change().ifPresent(change -> lines.put("Change", change));
        lines.put("By", header.user() + " on " + header.machine() + header.from().map(from -> ", from " + from).orElse(""));
        lines.put("Began", run.started().toString());
        lines.put("Ended", run.end().map(end -> end.at() + ": " + RunsText.end(run)).orElseGet(() -> RunsText.end(run)));
        lines.put("Command", "keyturn " + String.join(" ", header.command()));
        lines.put("Playbooks", String.join(", ", header.playbooks()));
        lines.put("Inventories", String.join(", ", header.inventories()));
        lines.put("Commit", run.source().map(source -> source.commit() + (source.dirty() ? ", with changes that are not committed" : ""))
                .orElse("unknown: the playbooks are in no git repository"));
        header.of().ifPresent(of -> lines.put(header.kind().equals("apply") ? "Plan" : "Of run", header.kind().equals("apply")
                ? of + (evidence.plan().isPresent() ? " (plan.json)" : " (the plan itself is not at hand)") : of));
        lines.put("Hosts", header.hosts().size() + ", and " + run.changes() + " changes");
        lines.put("Journal", evidence.found().text());
        return new RunFacts(lines, evidence.found().good(), run.end().filter(end -> !end.bad()).isPresent(), evidence.notes());
    }
}
