package dev.keyturn.connections.winreg;

import dev.keyturn.connections.local.CurrentUser;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.module.HostGuard;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The connection {@code winreg}: by our own SMB client with an account, or on a Windows, where none is named, by its own as the user who is logged on. */
public final class RemotePlugin implements ConnectionPlugin {
    private static final ByWindows WINDOWS = new ByWindows() {
        @Override
        public boolean available() {
            return CurrentUser.available();
        }

        @Override
        public Connection open(String host, String address) throws ConnectionException {
            return CurrentUser.open(host, address);
        }
    };

    private final UnaryOperator<String> environment;
    private final WinregPlugin byAccount;
    private final ByWindows byWindows;

    /**
     * Uses an account for hosts that name none.
     *
     * @param environment gives a variable of the environment, or null
     * @param guards      what keeps a host from being cut off from this connection
     */
    public RemotePlugin(UnaryOperator<String> environment, List<HostGuard> guards) {
        this(environment, guards, WINDOWS);
    }

    RemotePlugin(UnaryOperator<String> environment, List<HostGuard> guards, ByWindows byWindows) {
        this.environment = environment;
        this.byAccount = new WinregPlugin(environment, guards);
        this.byWindows = byWindows;
    }

    @Override
    public String name() {
        return byAccount.name();
    }

    /** What no other connection is usual for; it comes after {@code local} by its name. */
    @Override
    public boolean usualFor(String host) {
        return byAccount.usualFor(host);
    }

    @Override
    public String where(ConnectionRequest request) {
        return byAccount.where(request);
    }

    @Override
    public List<HostGuard> guards() {
        return byAccount.guards();
    }

    @Override
    public Connection open(ConnectionRequest request) throws ConnectionException {
        HostVariables variables = new HostVariables(request, environment);
        return variables.nameNobody() && byWindows.available() ? asLoggedOnUser(request, variables) : byAccount.open(request);
    }

    /** Windows' SMB client takes no orders: what it cannot be told is refused, not left out. */
    private Connection asLoggedOnUser(ConnectionRequest request, HostVariables variables) throws ConnectionException {
        Optional<String> order = order(variables);
        if (order.isPresent()) {
            throw new ConnectionException("the host " + request.host() + " has no user, so Windows itself would connect as the user who is logged on here, and"
                    + " Windows cannot be told " + order.get() + ": take that out, or set 'ansible_user' and 'ansible_password'");
        }
        return byWindows.open(request.host(), WinregSettings.address(request.host(), variables.text("ansible_host").orElse(request.host())));
    }

    private static Optional<String> order(HostVariables variables) {
        Optional<String> port = variables.text("ansible_connection").filter("winreg"::equals).flatMap(own -> variables.text("ansible_port"));
        return variables.text("winreg_encrypt").filter("required"::equals).map(text -> "'winreg_encrypt: required'")
                .or(() -> variables.text("winreg_auth").filter(text -> !text.equals("auto")).map(text -> "'winreg_auth: " + text + "'"))
                .or(() -> variables.text("winreg_min_dialect").map(text -> "'winreg_min_dialect'"))
                .or(() -> port.filter(text -> !text.equals(String.valueOf(WinregSettings.SMB))).map(text -> "'ansible_port: " + text + "'"));
    }
}
