package dev.keyturn.connections.winreg.kerberos;

import com.hierynomus.asn1.ASN1InputStream;
import com.hierynomus.asn1.encodingrules.der.DERDecoder;
import com.hierynomus.asn1.types.ASN1Object;
import com.hierynomus.asn1.types.constructed.ASN1Sequence;
import com.hierynomus.asn1.types.constructed.ASN1TaggedObject;
import com.hierynomus.asn1.types.primitive.ASN1Integer;
import com.hierynomus.spnego.NegTokenTarg;
import com.hierynomus.spnego.SpnegoException;
import dev.keyturn.connections.winreg.smb.TokenBounds;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What a host says to a ticket, as far as it is a refusal; Java would only say that it did not understand it. */
final class HostAnswer {
    /** The number of a KRB-ERROR in GSS (RFC 4121, 4.1), and its first byte (RFC 4120, 5.9.1). */
    private static final byte[] ERROR = {3, 0, 0x7E};
    private static final int ERROR_CODE = 6;

    private HostAnswer() {
    }

    /**
     * Looks at an answer.
     *
     * @param service what the ticket is for
     * @throws KerberosException if it says that the host does not take the ticket, or no Kerberos at all
     */
    static void check(byte[] token, String service) throws KerberosException {
        NegTokenTarg answer;
        try {
            TokenBounds.check(token);
            answer = new NegTokenTarg().read(token);
        } catch (IOException | SpnegoException | RuntimeException e) {
            throw KerberosException.impossible("the host's answer to the ticket for " + service + " is not understood (" + e.getMessage() + ")", e);
        }
        String chosen = answer.getSupportedMech() == null ? "" : answer.getSupportedMech().getValue();
        if (!chosen.isEmpty() && !chosen.equals(Mechanisms.KERBEROS.toString()) && !chosen.equals(Mechanisms.KERBEROS_OF_WINDOWS.toString())) {
            throw KerberosException.notTaken();
        }
        Optional<Integer> error = error(answer.getResponseToken());
        if (error.isPresent()) {
            throw KerberosException.impossible("the host refuses the ticket for " + service + ": " + KdcError.describe(error.get()));
        }
    }

    private static Optional<Integer> error(byte[] token) {
        for (int i = 0; token != null && i + ERROR.length <= token.length; i++) {
            if (Arrays.equals(token, i, i + ERROR.length, ERROR, 0, ERROR.length)) {
                return code(Arrays.copyOfRange(token, i + 2, token.length));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> code(byte[] error) {
        try (ASN1InputStream in = new ASN1InputStream(new DERDecoder(), error)) {
            TokenBounds.check(error);
            ASN1TaggedObject whole = in.readObject();
            for (ASN1Object<?> each : (ASN1Sequence) whole.getObject()) {
                if (each instanceof ASN1TaggedObject field && field.getTagNo() == ERROR_CODE && field.getObject() instanceof ASN1Integer code) {
                    return Optional.of(code.getValue().intValue());
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
