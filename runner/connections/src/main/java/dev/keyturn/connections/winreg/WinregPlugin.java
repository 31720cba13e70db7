package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.Traffic;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.module.HostGuard;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The connection {@code winreg}: a Windows host's Remote Registry, over SMB. One plugin serves one run: it keeps accounts from being locked. */
public final class WinregPlugin implements ConnectionPlugin {
    /** A task reads its keys in less; what other programs change is seen that much later at most. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final UnaryOperator<String> environment;
    private final List<HostGuard> guards;
    private final Timeouts patience;
    private final Logons logons = new Logons();
    private final Tickets tickets;
    private final SysvolFiles sysvol;

    /**
     * Uses an account for hosts that name none.
     *
     * @param environment gives a variable of the environment, or null
     * @param guards      what keeps a host from being cut off from this connection
     */
    public WinregPlugin(UnaryOperator<String> environment, List<HostGuard> guards) {
        this(environment, guards, Timeouts.USUAL);
    }

    WinregPlugin(UnaryOperator<String> environment, Timeouts timeouts) {
        this(environment, List.of(), timeouts);
    }

    private WinregPlugin(UnaryOperator<String> environment, List<HostGuard> guards, Timeouts patience) {
        this.environment = environment;
        this.guards = List.copyOf(guards);
        this.patience = patience;
        this.tickets = new Tickets(patience.authenticate());
        this.sysvol = new SysvolFiles(patience, tickets);
    }

    @Override
    public String name() {
        return "winreg";
    }

    /** Any host: connections are asked in the order of their names, so {@code local} has had its say. */
    @Override
    public boolean usualFor(String host) {
        return true;
    }

    /** A port counts only where the inventory is about this connection; one for Ansible's own may stand there. */
    @Override
    public String where(ConnectionRequest request) {
        Object port = name().equals(request.variables().get("ansible_connection")) ? request.variables().get("ansible_port") : null;
        return ConnectionPlugin.super.where(request) + (port == null ? "" : ":" + port);
    }

    @Override
    public List<HostGuard> guards() {
        return guards;
    }

    @Override
    public WinregConnection open(ConnectionRequest request) throws ConnectionException {
        WinregSettings settings = WinregSettings.of(request, environment);
        Traffic traffic = new Traffic();
        SmbLogon logon = new SmbLogon(settings, patience, logons, tickets);
        Reconnecting host = new Reconnecting(settings.where(), () -> new HostSession(SmbLink.open(settings, patience, logon, traffic)), patience);
        return new WinregConnection(host, new ReadCache(MOMENT, System::nanoTime), traffic,
                new HostPolicyFiles(settings, SysvolPlace.of(request, environment), host, sysvol));
    }
}
