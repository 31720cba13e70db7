package dev.keyturn.connections.winreg.kerberos;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hierynomus.asn1.types.primitive.ASN1ObjectIdentifier;
import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.commons.buffer.Endian;
import com.hierynomus.spnego.NegTokenTarg;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What Windows says to a ticket that it does not take, which Samba partly says in other ways. */
class HostAnswerTest {
    private static final String SERVICE = "cifs/ex01.contoso.com@CONTOSO.COM";
    /** GSS: Kerberos, KRB-ERROR: pvno 5, msg-type 30, stime and susec, error-code 41, realm and sname. */
    private static final String MODIFIED = "605e" + "06092a864886f712010202" + "0300" + "7e4f304d" + "a003020105" + "a10302011e"
            + "a411180f32303236303130313030303030305a" + "a505020300ffff" + "a603020129" + "a90d1b0b434f4e544f534f2e434f4d"
            + "aa1330" + "11a003020102a10a30081b04636966731b00";

    private static byte[] answer(String mechanism, String token) throws Exception {
        NegTokenTarg answer = new NegTokenTarg();
        answer.setSupportedMech(new ASN1ObjectIdentifier(mechanism));
        answer.setResponseToken(HexFormat.of().parseHex(token));
        Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(Endian.LE);
        answer.write(buffer);
        return buffer.getCompactData();
    }

    @Test
    void aHostThatChoosesNtlmDoesNotTakeKerberos() {
        KerberosException e = assertThrows(KerberosException.class, () -> HostAnswer.check(answer("1.3.6.1.4.1.311.2.2.10", "01"), SERVICE));
        assertEquals("the host does not take it: it is in no domain, or has lost its account there", e.getMessage());
    }

    @Test
    void aHostThatCannotOpenTheTicketIsNamedWithItsReason() {
        for (String kerberos : new String[] {"1.2.840.113554.1.2.2", "1.2.840.48018.1.2.2"}) {
            KerberosException e = assertThrows(KerberosException.class, () -> HostAnswer.check(answer(kerberos, MODIFIED), SERVICE));
            assertTrue(e.getMessage().startsWith("the host refuses the ticket for " + SERVICE + ": the ticket does not open with the host's key,"));
            assertTrue(e.getMessage().endsWith(" (41 KRB_AP_ERR_MODIFIED)"), e.getMessage());
        }
    }

    @Test
    void anAnswerThatIsNoRefusalIsLeftToJava() {
        assertDoesNotThrow(() -> HostAnswer.check(answer("1.2.840.113554.1.2.2", "06092a864886f7120102020200"), SERVICE));
        assertDoesNotThrow(() -> HostAnswer.check(answer("1.2.840.113554.1.2.2", "03007eff"), SERVICE), "a broken error says nothing");
    }

    @Test
    void anAnswerThatMakesNoSenseIsARefusalToo() {
        KerberosException e = assertThrows(KerberosException.class, () -> HostAnswer.check(new byte[] {1, 2, 3}, SERVICE));
        assertTrue(e.getMessage().startsWith("the host's answer to the ticket for " + SERVICE + " is not understood ("), e.getMessage());
    }
}
