package dev.keyturn.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A managed host cannot name a server that is not below a domain that this machine knows by itself. */
class KnownDomainsTest {
    private static final KnownDomains KNOWN = KnownDomains.of(Stream.of("CONTOSO.COM", "", "contoso.com.", "lab", "10.0.0.1", "fe80::1"));

    @ParameterizedTest
    @ValueSource(strings = {"contoso.com", "Contoso.COM.", "dc1.contoso.com", "a.b.contoso.com", "under_score.contoso.com", "lab", "dc.lab"})
    void whatIsBelowIsKnown(String server) {
        assertEquals(Optional.empty(), KNOWN.objection(server));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.3", "10.0.0.1", "::1", "fe80::1%eth0", "[::1]", "2130706433", "0x7f000001", "127.1", "fe80--1.ipv6-literal.net",
        "evilcontoso.com", "contoso.com.evil.org", "contoso.com@evil.org", "evil.org/.contoso.com", "evil.org:445.contoso.com",
        "evil.org\0.contoso.com", "evil org.contoso.com", ".contoso.com", "a..contoso.com", "-a.contoso.com", "com", "", ".", "collab",
        "\u0661\u0662\u0667.1.1.1",
        "evil\u3002org", "a.contoso.com/../x"})
    void allElseIsNot(String server) {
        assertEquals("which is not below contoso.com or lab, all that this machine knows", KNOWN.objection(server).orElseThrow());
        assertTrue(KNOWN.objection("x".repeat(300) + ".contoso.com").isPresent());
    }

    @Test
    void whereNoDomainIsKnownNoServerIs() {
        assertEquals("which is below no domain that this machine knows",
                KnownDomains.of(Stream.of("", "127.0.0.1")).objection("dc.contoso.com").orElseThrow());
    }

    @Test
    void aHostsFullNameTellsItsDomain() {
        assertEquals(Optional.of("contoso.com"), KnownDomains.ofHost("EX01.Contoso.com."));
        assertEquals(Optional.of("xn--mnchen-3ya.example"), KnownDomains.ofHost("ex01.m\u00fcnchen.example"));
        for (String none : new String[] {"EX01", "contoso.com", "10.0.0.1", "::1", "fe80::a.b.c", "", "a..b.c"}) {
            assertEquals(Optional.empty(), KnownDomains.ofHost(none), none);
        }
    }
}
