package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hierynomus.mssmb2.SMB2MessageCommandCode;
import com.hierynomus.mssmb2.SMBApiException;
import dev.keyturn.engine.connection.ConnectionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a host's refusals, and whether it is asked again, for those too that Samba never gives. */
class RefusalTest {
    private static final String WHERE = "EX01 (127.0.0.1 port 4450)";

    private static ConnectionException loggingOn(long status) throws ConnectionException {
        return OpenFailure.loggingOn(settings(), Hosts.patience(), "", refused(status));
    }

    private static SMBApiException refused(long status) {
        return new SMBApiException(status, SMB2MessageCommandCode.SMB2_SESSION_SETUP, null);
    }

    private static WinregSettings settings() throws ConnectionException {
        return WinregSettings.of(Hosts.request(4450, Map.of("ansible_user", "CONTOSO\\admin")), name -> null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0xC0000064 | STATUS_NO_SUCH_USER                   | the user name is unknown there; check 'ansible_user', with its domain
            0xC000006A | STATUS_WRONG_PASSWORD                 | the password is wrong; check 'ansible_password'
            0xC000006D | STATUS_LOGON_FAILURE                  | the user name or the password is wrong; check 'ansible_user'
            0xC000006E | STATUS_ACCOUNT_RESTRICTION            | a restriction of the account forbids it: an empty password may
            0xC000006F | STATUS_INVALID_LOGON_HOURS            | the account may not log on at this hour; run again in its logon hours
            0xC0000070 | STATUS_INVALID_WORKSTATION            | the account may not log on from this machine; add this machine to
            0xC0000071 | STATUS_PASSWORD_EXPIRED               | the password has expired; set a new one
            0xC0000072 | STATUS_ACCOUNT_DISABLED               | the account is disabled; enable it with
            0xC000015B | STATUS_LOGON_TYPE_NOT_GRANTED         | the account has no right to log on over the network; give it 'Access this
            0xC0000193 | STATUS_ACCOUNT_EXPIRED                | the account has expired; give it a later end
            0xC0000224 | STATUS_PASSWORD_MUST_CHANGE           | the password must be changed before the first logon; log on with it once
            0xC0000234 | STATUS_ACCOUNT_LOCKED_OUT             | the account is locked; unlock it with
            0xC0000413 | STATUS_AUTHENTICATION_FIREWALL_FAILED | selective authentication of the trust forbids the account on this host""")
    void anAccountThatIsRefusedIsTriedNowhereElse(String status, String name, String advice) throws ConnectionException {
        ConnectionException e = loggingOn(Long.decode(status));
        assertEquals(LogonRefusedException.class, e.getClass());
        assertTrue(e.getMessage().startsWith(WHERE + " refuses the logon of CONTOSO\\admin: " + advice), e.getMessage());
        assertTrue(e.getMessage().endsWith(" (" + status + " " + name + ")"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0xC0000133 | STATUS_TIME_DIFFERENCE_AT_DC        | the clocks of this machine and of the domain controller are too far apart; set both
            0xC000005E | STATUS_NO_LOGON_SERVERS             | the host finds no domain controller to ask; look at its DNS
            0xC000018A | STATUS_NO_TRUST_LSA_SECRET          | the host does not know its own password in the domain; repair its trust with
            0xC000018B | STATUS_NO_TRUST_SAM_ACCOUNT         | the host has lost its account in the domain; join it anew
            0xC000018C | STATUS_TRUSTED_DOMAIN_FAILURE       | the trust between the host's domain and the account's is broken; repair it with
            0xC000018D | STATUS_TRUSTED_RELATIONSHIP_FAILURE | the host's trust in its domain is broken; repair it with
            0xC0000190 | STATUS_TRUST_FAILURE                | the host's trust in its domain is broken; repair it with
            0xC0000418 | STATUS_NTLM_BLOCKED                 | the host does not take NTLM; use Kerberos
            0xC0000022 | STATUS_ACCESS_DENIED                | the host refuses the session; it may want encryption""")
    void aHostThatCannotAskStopsNoOtherHost(String status, String name, String advice) throws ConnectionException {
        ConnectionException e = loggingOn(Long.decode(status));
        assertEquals(ConnectionException.class, e.getClass());
        assertTrue(e.getMessage().startsWith(WHERE + " refuses the logon of CONTOSO\\admin: " + advice), e.getMessage());
        assertTrue(e.getMessage().endsWith(" (" + status + " " + name + ")"), e.getMessage());
    }

    @Test
    void aHostThatIsFullIsAskedAgain() throws ConnectionException {
        for (long status : new long[] {0xC00000CEL, 0xC000009AL}) {
            assertEquals(PassingException.class, loggingOn(status).getClass());
            assertEquals(PassingException.class, OpenFailure.openingRegistry(settings(), Hosts.patience(), refused(status)).getClass());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0xC0000034 | its Remote Registry service does not run; start it there with 'Set-Service RemoteRegistry -StartupType Manual' and
            0xC00000AC | its Remote Registry service has no free pipe, or is disabled; look at 'Get-Service RemoteRegistry' there
            0xC00000AB | its Remote Registry service has no free pipe; run again""")
    void aServiceThatDoesNotServeIsWaitedForAndNamed(String status, String advice) throws ConnectionException {
        assertEquals(Refusal.Kind.SERVICE, Refusal.kind(Long.decode(status)));
        ConnectionException e = OpenFailure.openingRegistry(settings(), Hosts.patience(), refused(Long.decode(status)));
        assertEquals(ConnectionException.class, e.getClass());
        assertTrue(e.getMessage().startsWith(WHERE + " does not open its registry: " + advice), e.getMessage());
    }

    @Test
    void aStatusThatIsNotKnownIsGivenByNumber() throws ConnectionException {
        ConnectionException e = loggingOn(0xC0001234L);
        assertEquals(ConnectionException.class, e.getClass(), "it says nothing of the account");
        assertEquals(WHERE + " refuses the logon of CONTOSO\\admin: it answered 0xC0001234; look it up in MS-ERREF", e.getMessage());
    }
}
