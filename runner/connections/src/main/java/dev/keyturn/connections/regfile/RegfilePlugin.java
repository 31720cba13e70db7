package dev.keyturn.connections.regfile;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The connection {@code regfile}: the host is a snapshot, named by its {@code regfile} variable. */
public final class RegfilePlugin implements ConnectionPlugin {
    @Override
    public String name() {
        return "regfile";
    }

    @Override
    public Optional<String> chosenByPath() {
        return Optional.of(name());
    }

    @Override
    public String where(ConnectionRequest request) {
        return request.regfile().map(Path::toString).orElseGet(request::host);
    }

    @Override
    public Connection open(ConnectionRequest request) throws ConnectionException {
        Path file = request.regfile().orElseThrow(() -> new ConnectionException("the host " + request.host()
                + " has no snapshot: set its 'regfile' variable to the path of a .reg file, relative to the inventory's folder"));
        try {
            return new RegfileConnection(file);
        } catch (IOException | RegFormatException e) {
            throw new ConnectionException(e.getMessage(), e);
        }
    }
}
