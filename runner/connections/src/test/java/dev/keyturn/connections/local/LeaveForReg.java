package dev.keyturn.connections.local;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.util.Map;
import java.util.Optional;

/** Leaves one value in each view, for {@code reg query} to find. */
final class LeaveForReg {
    private LeaveForReg() {
    }

    public static void main(String[] arguments) throws Exception {
        RegistryPath key = RegistryPath.hklm("SOFTWARE\\KeyturnLeft");
        try (Connection host = new LocalPlugin().open(new ConnectionRequest("localhost", Optional.empty(), Map.of()))) {
            host.apply(new RegistryChanges(host).setValue(key, "Which", RegistryValue.dword(64))
                    .setValue(key.in(View.BITS_32), "Which", RegistryValue.dword(32)).toList());
        }
    }
}
