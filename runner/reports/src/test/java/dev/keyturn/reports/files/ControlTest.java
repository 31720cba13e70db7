package dev.keyturn.reports.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.registry.RegistryPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of TLS go by names of their own, others by their key. */
class ControlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server | schannel/TLS 1.2/server",
        "hklm\\system\\controlset001\\control\\securityproviders\\schannel\\protocols\\TLS 1.0\\client | schannel/TLS 1.0/client",
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2 | registry/HKLM:\\SYSTEM\\CurrentControlSet"
                + "\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2",
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128 | schannel/cipher/RC4 128/128",
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Hashes\\MD5 | schannel/hash/MD5",
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\KeyExchangeAlgorithms\\PKCS | schannel/key exchange/PKCS",
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL | schannel/all",
        "HKLM:\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 | dotnet/v4.0.30319/64-bit",
        "HKLM:\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v2.0.50727 | dotnet/v2.0.50727/32-bit",
        "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp | winhttp/machine/64-bit",
        "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings | wininet/machine/64-bit",
        "HKLM:\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002 | cipher suites/policy",
        "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002 | cipher suites/local",
        "HKCU:\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 | registry/HKCU:\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319",
        "HKLM:\\SOFTWARE\\Wow6432Node\\Demo | registry/HKLM:\\SOFTWARE\\Demo (32-bit)"})
    void aKeyHasAName(String key, String id) {
        assertEquals(id, Control.of(RegistryPath.parse(key)).id());
    }

    @Test
    void aProtocolIsKnownWithItsRole() {
        String key = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\DTLS 1.2\\Client";
        assertEquals(new Control("schannel/DTLS 1.2/client", "DTLS 1.2", "client"), Control.of(RegistryPath.parse(key)));
    }
}
