package dev.keyturn.connections.local;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.Map;
import java.util.Optional;

/** Sets the two values of TLS 1.2's client role to the given numbers: {@code Enabled}, {@code DisabledByDefault}. */
final class SetTls12Client {
    private SetTls12Client() {
    }

    public static void main(String[] numbers) throws Exception {
        RegistryPath key = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
        try (Connection host = new LocalPlugin().open(new ConnectionRequest("localhost", Optional.empty(), Map.of()))) {
            host.apply(new RegistryChanges(host).setValue(key, "Enabled", RegistryValue.dword(Long.parseLong(numbers[0])))
                    .setValue(key, "DisabledByDefault", RegistryValue.dword(Long.parseLong(numbers[1]))).toList());
        }
    }
}
