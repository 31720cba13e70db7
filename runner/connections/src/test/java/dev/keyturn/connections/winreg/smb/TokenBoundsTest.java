package dev.keyturn.connections.winreg.smb;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.commons.buffer.Endian;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.spnego.NegTokenTarg;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What a host answers to a logon is looked at before its reader allocates what it claims, or descends into it. */
class TokenBoundsTest {
    private static byte[] token() throws Exception {
        NegTokenTarg answer = new NegTokenTarg();
        answer.setResponseToken(new byte[300]);
        Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(Endian.LE);
        answer.write(buffer);
        return buffer.getCompactData();
    }

    private static void refused(byte[] token) {
        String message = assertThrows(IOException.class, () -> TokenBounds.check(token), () -> HexFormat.of().formatHex(token)).getMessage();
        assertTrue(message.startsWith("the answer to the logon is no DER: "), message);
    }

    @Test
    void whatIsRightPassesAndWhatIsCutDoesNot() throws Exception {
        byte[] token = token();
        assertDoesNotThrow(() -> TokenBounds.check(token));
        for (int length = 0; length < token.length; length++) {
            refused(Arrays.copyOf(token, length));
        }
    }

    @Test
    void aPartThatClaimsMoreThanThereIsIsRefusedWhereverItStands() {
        for (String claim : new String[] {"847fffffff", "84ffffffff", "83ffffff", "820100", "80", "8800000000000001ff", "7f"}) {
            for (String around : new String[] {"", "a1", "a130", "a110", "a180", "a130a2", "a131", "60"}) {
                String token = "04" + claim;
                for (int i = around.length() - 2; i >= 0; i -= 2) {
                    token = around.substring(i, i + 2) + String.format("%02x", token.length() / 2) + token;
                }
                refused(HexFormat.of().parseHex(token));
            }
        }
    }

    @Test
    void whatGoesTooDeepIsRefused() {
        byte[] deep = new byte[0];
        for (int i = 0; i < 60; i++) {
            byte[] around = new byte[deep.length + 2];
            around[0] = 0x30;
            around[1] = (byte) deep.length;
            System.arraycopy(deep, 0, around, 2, deep.length);
            deep = around;
        }
        refused(deep);
    }

    @Test
    void ntlmIsNotShownWhatIsOutOfBounds() throws Exception {
        Authenticator ntlm = BoundedNtlm.factory().create();
        ntlm.init(SmbConfig.createDefaultConfig());
        AuthenticationContext account = new AuthenticationContext("admin", "Sesame-4711".toCharArray(), "");
        ntlm.authenticate(account, new byte[0], null);
        byte[] claims = HexFormat.of().parseHex("a18430" + "7fffffff");
        assertTrue(assertThrows(IOException.class, () -> ntlm.authenticate(account, claims, null)).getMessage().contains("no DER"));
    }
}
