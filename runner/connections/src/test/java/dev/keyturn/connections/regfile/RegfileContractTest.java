package dev.keyturn.connections.regfile;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class RegfileContractTest extends ConnectionContract {
    @TempDir
    private Path folder;

    @Override
    protected Connection open() throws Exception {
        Path file = folder.resolve("host.reg");
        if (!Files.exists(file)) {
            Files.writeString(file, "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n"
                    + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node]\r\n");
        }
        return new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(file), Map.of()));
    }
}
