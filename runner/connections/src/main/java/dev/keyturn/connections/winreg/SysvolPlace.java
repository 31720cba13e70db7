package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a domain's SYSVOL is read from.
 *
 * @param server the server that the variable {@code gpo_sysvol_host} names, if it does
 * @param port   its TCP port of SMB
 */
record SysvolPlace(Optional<String> server, int port) {
    /**
     * Reads a host's variables.
     *
     * @throws ConnectionException if one of them is wrong
     */
    static SysvolPlace of(ConnectionRequest request, UnaryOperator<String> environment) throws ConnectionException {
        HostVariables variables = new HostVariables(request, environment);
        Optional<String> server = variables.text("gpo_sysvol_host");
        if (server.isPresent()) {
            server = Optional.of(WinregSettings.address(request.host(), server.get()));
        }
        String port = variables.text("gpo_sysvol_port").orElse(String.valueOf(WinregSettings.SMB));
        return new SysvolPlace(server, WinregSettings.port(request.host(), "gpo_sysvol_port", port));
    }

    /**
     * The server to ask for files of a domain.
     *
     * @param domain the first name of the files' path
     * @param usual  the one that the host itself asks, if that is known; one of another domain is none of this one
     */
    String server(String domain, Optional<String> usual) {
        String end = "." + domain.toLowerCase(Locale.ROOT);
        return server.or(() -> usual.filter(name -> name.toLowerCase(Locale.ROOT).endsWith(end))).orElse(domain);
    }
}
