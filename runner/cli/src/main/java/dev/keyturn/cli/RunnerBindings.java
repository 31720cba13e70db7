package dev.keyturn.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.keyturn.cli.command.ApplyCommand;
import dev.keyturn.cli.command.AuditCommand;
import dev.keyturn.cli.command.CommandContext;
import dev.keyturn.cli.command.CompareCommand;
import dev.keyturn.cli.command.ExplainCommand;
import dev.keyturn.cli.command.ImportCommand;
import dev.keyturn.cli.command.MatrixCommand;
import dev.keyturn.cli.command.PingCommand;
import dev.keyturn.cli.command.PlanCommand;
import dev.keyturn.cli.command.PlayCommand;
import dev.keyturn.cli.command.RebootsCommand;
import dev.keyturn.cli.command.RecordedLine;
import dev.keyturn.cli.command.ResumeCommand;
import dev.keyturn.cli.command.RollbackCommand;
import dev.keyturn.cli.command.RunsCommand;
import dev.keyturn.cli.command.SnapshotCommand;
import dev.keyturn.cli.command.VerifyCommand;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.connections.local.LocalPlugin;
import dev.keyturn.connections.regfile.RegfilePlugin;
import dev.keyturn.connections.winreg.RemotePlugin;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.play.Extensions;
import dev.keyturn.engine.play.Modules;
import dev.keyturn.engine.play.PlaybookRunner;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.template.Templates;
import dev.keyturn.module.FactSource;
import dev.keyturn.module.FactSubsets;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.TaskModule;
import dev.keyturn.operations.secret.DefaultAccount;
import dev.keyturn.operations.secret.NotedSecrets;
import dev.keyturn.operations.secret.Secrets;
import dev.keyturn.windows.guard.RemoteAccessGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Wires the runner. Modules, sources of facts and guards are found by {@link ServiceLoader}, so that a jar beside ours adds its own. */
final class RunnerBindings extends AbstractModule {
    private final Terminal terminal;
    private final Interruption interruption;
    private final Secrets secrets;

    RunnerBindings(Terminal terminal, Interruption interruption, Secrets secrets) {
        this.terminal = terminal;
        this.interruption = interruption;
        this.secrets = secrets;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        bind(Terminal.class).toInstance(terminal);
        bind(DefaultAccount.class).toInstance(new DefaultAccount(System::getenv));
        bind(PlayCommand.class);
        bind(PingCommand.class);
        bind(SnapshotCommand.class);
        bind(AuditCommand.class);
        bind(ExplainCommand.class);
        bind(CompareCommand.class);
        bind(PlanCommand.class);
        bind(ApplyCommand.class);
        bind(RebootsCommand.class);
        bind(MatrixCommand.class);
        bind(RunsCommand.class);
        bind(RollbackCommand.class);
        bind(ResumeCommand.class);
        bind(VerifyCommand.class);
        bind(ImportCommand.class);
        bind(RecordedLine.class);
    }

    @Provides
    @Singleton
    Templates templates() {
        return new Templates();
    }

    @Provides
    @Singleton
    Modules modules(List<FactSource> facts) {
        List<TaskModule<?>> found = new ArrayList<>();
        ServiceLoader.load(TaskModule.class).forEach(found::add);
        return new Modules(found, FactSubsets.of(facts));
    }

    @Provides
    @Singleton
    List<FactSource> facts() {
        List<FactSource> found = new ArrayList<>();
        ServiceLoader.load(FactSource.class).forEach(found::add);
        return found;
    }

    @Provides
    @Singleton
    List<ConnectionPlugin> connections(DefaultAccount account) {
        return List.of(new RegfilePlugin(), new LocalPlugin(), new RemotePlugin(account, List.of(new RemoteAccessGuard())));
    }

    @Provides
    @Singleton
    PlaybookParser parser(Modules modules, Templates templates) {
        return new PlaybookParser(modules.catalogue(), templates);
    }

    @Provides
    @Singleton
    Connector connector(List<ConnectionPlugin> connections, Templates templates, DefaultAccount account) {
        return new Connector(connections, templates, new NotedSecrets(account, secrets));
    }

    @Provides
    @Singleton
    CommandContext context(DefaultAccount account) {
        return new CommandContext(terminal, account);
    }

    @Provides
    @Singleton
    PreparedRunner preparedRunner(Guards guards) {
        return new PreparedRunner(guards, interruption);
    }

    @Provides
    @Singleton
    Guards guards() {
        List<HostGuard> found = new ArrayList<>();
        ServiceLoader.load(HostGuard.class).forEach(found::add);
        return new Guards(found);
    }

    @Provides
    @Singleton
    Extensions extensions(Modules modules, List<FactSource> facts, Guards guards) {
        return new Extensions(modules, facts, guards);
    }

    @Provides
    @Singleton
    PlaybookRunner runner(Extensions extensions, Connector connector, Templates templates) {
        return new PlaybookRunner(extensions, connector, templates, interruption);
    }
}
