package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.Traffic;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The connection {@code winreg}: a Windows host's Remote Registry, over SMB. One plugin serves one run: it keeps accounts from being locked. */
public final class WinregPlugin implements ConnectionPlugin {
    /** A task reads its keys in less; what other programs change is seen that much later at most. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final UnaryOperator<String> environment;
    private final Timeouts patience;
    private final Logons logons = new Logons();
    private final Tickets tickets;
    private final SysvolFiles sysvol;

    /**
     * Uses an account for hosts that name none.
     *
     * @param environment gives a variable of the environment, or null
     */
    public WinregPlugin(UnaryOperator<String> environment) {
        this(environment, Timeouts.USUAL);
    }

    WinregPlugin(UnaryOperator<String> environment, Timeouts patience) {
        this.environment = environment;
        this.patience = patience;
        this.tickets = new Tickets(patience.authenticate());
        this.sysvol = new SysvolFiles(patience, tickets);
    }

    @Override
    public String name() {
        return "winreg";
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
