package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Changes;
import dev.keyturn.module.Restart;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.console.PlanGroup.Part;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.plan.PlanFile;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Prints a saved plan for those who approve it: hosts on which the very same is done together, outliers apart. */
public final class PlanText {
    private final PrintWriter out;
    private final Painter painter;
    private final DiffText diffs;
    private final boolean diff;

    /** With each value before and after, or with the number of changes only. */
    public PlanText(PrintWriter out, Painter painter, boolean diff) {
        this.out = out;
        this.painter = painter;
        this.diffs = new DiffText(painter);
        this.diff = diff;
    }

    /** Prints all of it. */
    public void show(PlanFile file, Instant now) {
        Plan plan = file.plan();
        header(file, now);
        plan.leftOut().forEach((host, why) -> out.println(painter.warning("left out: " + host + ": " + why)));
        List<PlanGroup> groups = PlanGroup.of(plan);
        List<PlanGroup> changing = groups.stream().filter(group -> !group.parts().isEmpty()).toList();
        changing.stream().filter(group -> group.hosts().size() > 1).forEach(group ->
                group(group, HostList.count(group.hosts().size(), "host") + ": the same " + HostList.count(group.changes(), "change")));
        List<PlanGroup> alone = changing.stream().filter(group -> group.hosts().size() == 1).toList();
        alone.forEach(group -> group(group, (changing.size() > alone.size() ? "outlier: " : "host: ") + HostList.count(group.changes(), "change")));
        groups.stream().filter(group -> group.parts().isEmpty()).forEach(group -> {
            out.println();
            out.println(HostList.count(group.hosts().size(), "host") + ": no changes (" + String.join(", ", group.hosts()) + ")");
        });
        totals(changing, plan);
    }

    private void header(PlanFile file, Instant now) {
        Plan plan = file.plan();
        out.println("plan         " + plan.id());
        out.println("hash         " + file.hash());
        out.println("created      " + plan.created() + " by " + plan.user());
        String until = "valid until  " + plan.validUntil();
        out.println(now.isAfter(plan.validUntil()) ? painter.warning(until + ": it has expired, and is not applied any more") : until);
        out.println("commit       " + plan.source().map(source -> source.commit()
                + (source.dirty() ? ", with changes that are not committed" : "")).orElse("unknown: the playbooks are in no git repository"));
        out.println("playbooks    " + String.join(", ", plan.playbooks()));
        out.println("inventories  " + String.join(", ", plan.inventories()));
        out.println("command      " + String.join(" ", plan.command()));
        out.println("hosts        " + plan.hosts().size() + (plan.leftOut().isEmpty() ? "" : ", and " + plan.leftOut().size() + " left out"));
    }

    private void group(PlanGroup group, String title) {
        out.println();
        out.println(title + " (" + String.join(", ", group.hosts()) + ")");
        String play = "";
        for (Part part : group.parts()) {
            if (!part.play().equals(play)) {
                out.println("  PLAY [" + part.play() + "]");
                play = part.play();
            }
            part(part);
        }
        group.restarts().forEach(restart -> out.println(painter.warning("  then restart " + what(restart.kind()) + ": " + restart.why())));
    }

    private void part(Part part) {
        out.println("  " + (part.handler() ? "HANDLER" : "TASK") + " [" + part.title() + "]"
                + (part.changes().isEmpty() ? "" : ": " + HostList.count(Changes.count(part.changes()), "change"))
                + (diff ? " (" + part.place() + ")" : ""));
        if (diff) {
            diffs.lines(part.changes()).forEach(line -> out.println("  " + line));
        }
    }

    private static String what(Restart.Kind kind) {
        return kind == Restart.Kind.REBOOT ? "the host" : "the programs that use the setting";
    }

    private void totals(List<PlanGroup> changing, Plan plan) {
        String all = " of " + plan.hosts().size() + " hosts";
        int changes = changing.stream().mapToInt(group -> group.hosts().size() * group.changes()).sum();
        int handlers = (int) changing.stream().flatMap(group -> group.parts().stream()).filter(Part::handler).map(Part::place)
                .distinct().count();
        int handled = hosts(changing, group -> group.parts().stream().anyMatch(Part::handler));
        int reboots = hosts(changing, group -> group.restart() == Restart.Kind.REBOOT);
        int processes = hosts(changing, group -> group.restart() == Restart.Kind.PROCESS);
        out.println();
        out.println("total        " + HostList.count(changes, "change") + " on " + hosts(changing, group -> true) + all
                + (handlers == 0 ? "" : "; " + HostList.count(handlers, "handler") + " on " + HostList.count(handled, "host"))
                + (reboots == 0 ? "" : "; " + HostList.count(reboots, "host") + (reboots == 1 ? " has" : " have") + " to restart")
                + (processes == 0 ? "" : "; on " + HostList.count(processes, "host") + " programs have to restart"));
    }

    private static int hosts(List<PlanGroup> groups, Predicate<PlanGroup> which) {
        return groups.stream().filter(which).mapToInt(group -> group.hosts().size()).sum();
    }
}
