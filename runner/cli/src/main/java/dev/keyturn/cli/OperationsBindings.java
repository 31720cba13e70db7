package dev.keyturn.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.HostResolver;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.play.PlaybookRunner;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.template.Templates;
import dev.keyturn.operations.host.EachHost;
import dev.keyturn.operations.host.HostAudit;
import dev.keyturn.operations.host.HostSelection;
import dev.keyturn.operations.host.RecordedHosts;
import dev.keyturn.operations.run.ApplyRun;
import dev.keyturn.operations.run.PlayRun;
import dev.keyturn.operations.run.ReadBack;
import dev.keyturn.operations.run.RegPatches;
import dev.keyturn.operations.run.ResumeRun;
import dev.keyturn.operations.run.RollbackRun;
import dev.keyturn.operations.run.VerifyRun;

/** Wires what the commands do. */
final class OperationsBindings extends AbstractModule {
    private final Interruption interruption;

    OperationsBindings(Interruption interruption) {
        this.interruption = interruption;
    }

    @Provides
    @Singleton
    HostSelection selection(Connector connector) {
        return new HostSelection(new HostResolver(connector));
    }

    @Provides
    @Singleton
    RecordedHosts recordedHosts(HostSelection selection) {
        return new RecordedHosts(selection);
    }

    @Provides
    @Singleton
    EachHost eachHost(HostSelection selection) {
        return new EachHost(selection, interruption);
    }

    @Provides
    @Singleton
    HostAudit audit(EachHost eachHost) {
        return new HostAudit(eachHost);
    }

    @Provides
    @Singleton
    RegPatches patches(Guards guards) {
        return new RegPatches(guards);
    }

    @Provides
    @Singleton
    ReadBack readBack(PreparedRunner runner) {
        return new ReadBack(runner);
    }

    @Provides
    @Singleton
    PlayRun play(PlaybookParser parser, PlaybookRunner runner, Templates templates, ReadBack readBack) {
        return new PlayRun(parser, runner, templates, readBack);
    }

    @Provides
    @Singleton
    ApplyRun apply(RecordedHosts hosts, PreparedRunner runner, ReadBack readBack) {
        return new ApplyRun(hosts, runner, readBack);
    }

    @Provides
    @Singleton
    RollbackRun rollback(RecordedHosts hosts, PreparedRunner runner) {
        return new RollbackRun(hosts, runner);
    }

    @Provides
    @Singleton
    VerifyRun verify(RecordedHosts hosts, PreparedRunner runner) {
        return new VerifyRun(hosts, runner);
    }

    @Provides
    @Singleton
    ResumeRun resume(PlayRun play, ApplyRun apply, RollbackRun rollback) {
        return new ResumeRun(play, apply, rollback);
    }
}
