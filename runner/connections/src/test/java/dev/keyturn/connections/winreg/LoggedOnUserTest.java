package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On a Windows a host without an account is reached as whoever is logged on; what Windows does then is tested under Wine. */
class LoggedOnUserTest {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private RemotePlugin plugin(boolean windows) {
        return new RemotePlugin(environment::get, List.of(), new ByWindows() {
            @Override
            public boolean available() {
                return windows;
            }

            @Override
            public Connection open(String host, String address) throws ConnectionException {
                asked.add(host + " at " + address);
                throw new ConnectionException("asked");
            }
        });
    }

    private String refusal(boolean windows, Map<String, Object> variables) {
        ConnectionRequest request = new ConnectionRequest("h1", Optional.empty(), variables);
        return assertThrows(ConnectionException.class, () -> plugin(windows).open(request)).getMessage();
    }

    @Test
    void windowsIsAskedWhereNobodyIsNamed() {
        refusal(true, Map.of());
        refusal(true, Map.of("ansible_host", "ex01.example.org", "winreg_auth", "auto", "winreg_encrypt", "preferred"));
        refusal(true, Map.of("ansible_connection", "winreg", "ansible_port", 445L));
        refusal(true, Map.of("ansible_port", 5985L));
        assertEquals(List.of("h1 at h1", "h1 at ex01.example.org", "h1 at h1", "h1 at h1"), asked);
    }

    @Test
    void anAccountIsUsedWhereThereIsOne() {
        refusal(true, Map.of("ansible_user", "ann", "ansible_password", "x", "ansible_host", "127.0.0.1", "ansible_connection", "winreg", "ansible_port", 1L));
        assertTrue(refusal(true, Map.of("ansible_user", "ann", "winreg_auth", "ntlm")).contains("has no password for ann"));
        environment.put("KEYTURN_USER", "ann");
        assertTrue(refusal(true, Map.of("winreg_auth", "ntlm")).contains("has no password for ann"));
        assertEquals(List.of(), asked);
    }

    @Test
    void whereThereIsNoWindowsAnAccountIsNeeded() {
        assertTrue(refusal(false, Map.of("winreg_auth", "ntlm")).startsWith("the host h1 needs an account and has no user"));
        assertEquals(List.of(), asked);
    }

    @Test
    void whatWindowsCannotBeToldIsRefused() {
        assertEquals("the host h1 has no user, so Windows itself would connect as the user who is logged on here, and Windows cannot be told"
                + " 'winreg_encrypt: required': take that out, or set 'ansible_user' and 'ansible_password'", refusal(true, Map.of("winreg_encrypt", "required")));
        assertTrue(refusal(true, Map.of("winreg_auth", "kerberos")).contains("cannot be told 'winreg_auth: kerberos'"));
        assertTrue(refusal(true, Map.of("winreg_min_dialect", "3.0")).contains("cannot be told 'winreg_min_dialect'"));
        assertTrue(refusal(true, Map.of("ansible_connection", "winreg", "ansible_port", 4450L)).contains("cannot be told 'ansible_port: 4450'"));
        assertTrue(refusal(true, Map.of("ansible_host", "a b")).contains("neither a host name nor an IP address"));
        assertEquals(List.of(), asked);
    }
}
