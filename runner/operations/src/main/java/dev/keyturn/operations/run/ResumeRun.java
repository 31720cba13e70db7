package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.secret.MaskedCommand;
import dev.keyturn.store.runs.RunHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finishes a run that did not come to its end: what it was asked for is asked for again, on the hosts that are left. Each is planned from what is
 * there by now, so what was done already is found done.
 */
public final class ResumeRun {
    private final PlayRun play;
    private final ApplyRun apply;
    private final RollbackRun rollback;

    public ResumeRun(PlayRun play, ApplyRun apply, RollbackRun rollback) {
        this.play = play;
        this.apply = apply;
        this.rollback = rollback;
    }

    /**
     * What is said anew to resume a run.
     *
     * @param extraVars the secrets that were not kept, as {@code -e} gives them
     * @param consent   what it is allowed; that of the run itself does not last
     * @param keeping   how the resume is kept; the number of the change is the run's own
     */
    public record Anew(List<String> extraVars, Consent consent, Keeping keeping) {
    }

    /** What a run of playbooks is asked for, as data. */
    public static Map<String, Object> data(PlayRequest request) {
        return RequestData.of(request);
    }

    /** What a run of a plan is asked for, as data. */
    public static Map<String, Object> data(ApplyRequest request) {
        return RequestData.of(request, request.run());
    }

    /** What a rollback is asked for, as data. */
    public static Map<String, Object> data(RollbackRequest request) {
        return RequestData.of(request, request.run());
    }

    /** The account of hosts that name none. */
    public static Optional<String> user(Map<String, Object> request) {
        return new RequestData(request).user();
    }

    /** How the user of a run wanted to see it. */
    public static Map<String, Object> shown(Map<String, Object> request) {
        return new RequestData(request).shown();
    }

    /**
     * Finishes it.
     *
     * @param request what it was asked for: what its header has, or what its command line comes to
     * @throws Refused             if it held a secret that was not given again, or is not confirmed
     * @throws LoadException       if what was written cannot be understood any more
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    public RunOutcome run(Resumption resumption, Map<String, Object> request, Anew anew, RunOperator operator)
            throws Refused, LoadException, ConnectionException {
        RunHeader header = resumption.header();
        RequestData data = new RequestData(request);
        HostRequest hosts = data.hosts(header);
        HostRequest left = hosts.withExtraVars(vars(hosts.extraVars(), anew.extraVars(), header.run())).among(Set.copyOf(resumption.left()));
        Keeping own = anew.keeping();
        Keeping keeping = new Keeping(own.store(), own.command(), header.change(), Optional.of(header.run()), data.shown());
        Consent consent = new Consent(anew.consent().lockouts(), anew.consent().brokenLocks(), data.lockWait());
        RunRequest run = new RunRequest(left, false, consent, keeping);
        if (data.operation().equals("apply")) {
            return apply.run(data.apply(run), operator);
        } else if (data.operation().equals("rollback")) {
            return rollback.run(data.rollback(run), operator);
        }
        return play.run(play.understand(data.play(run, header), new Problems(), operator), operator);
    }

    private static List<String> vars(List<String> recorded, List<String> given, String run) throws Refused {
        List<String> vars = new ArrayList<>(recorded.stream().filter(each -> !each.contains(MaskedCommand.MASK)).toList());
        Optional<String> secret = recorded.stream().filter(each -> each.contains(MaskedCommand.MASK)).findFirst();
        if (secret.isPresent() && given.isEmpty()) {
            throw new Refused(ExitCode.FAILED, "the command line of run " + run + " held a secret, which was not kept: " + secret.get()
                    + "; give it again with -e");
        }
        vars.addAll(given);
        return vars;
    }
}
