package dev.keyturn.connections.winreg.smb;

import com.hierynomus.msdtyp.MsDataTypes;
import com.hierynomus.mserref.NtStatus;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB3EncryptionCipher;
import com.hierynomus.mssmb2.messages.SMB2IoctlRequest;
import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.protocol.commons.EnumWithValue.EnumUtils;
import com.hierynomus.security.Mac;
import com.hierynomus.security.SecurityException;
import com.hierynomus.smb.SMBBuffer;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.connection.ConnectionContext;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import com.hierynomus.smbj.session.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.SecretKey;

/**
 * Makes sure that a host and this machine have heard the same of each other before there was a key: nothing protects the offer and the choice
 * of a dialect, so whoever stands between could have made them choose a weaker one. Source: MS-SMB2 3.2.5.2, 3.2.5.3 and 3.2.5.14.12.
 */
public final class Negotiation {
    private static final long FSCTL_VALIDATE_NEGOTIATE_INFO = 0x00140204;
    private static final int SIGNING_REQUIRED = 2;
    private static final int HEADER = 64;
    private static final int SIGNATURE = 48;
    private static final int ANSWER = 24;
    /** What smbj offers to encrypt with. */
    private static final Set<SMB3EncryptionCipher> CIPHERS = EnumSet.of(SMB3EncryptionCipher.AES_128_GCM, SMB3EncryptionCipher.AES_128_CCM);

    private final HostConnection connection;
    private final SmbConfig config;
    private final ConnectionContext context;

    /** What was agreed on over a connection, with this configuration. */
    public Negotiation(HostConnection connection, SmbConfig config) {
        this.connection = connection;
        this.config = config;
        this.context = connection.getConnectionContext();
    }

    /** How a dialect is written, {@code SMB 3.1.1} for example. */
    public static String name(SMB2Dialect dialect) {
        return dialect.name().replaceFirst("_", " ").replace('_', '.');
    }

    private SMB2Dialect dialect() {
        return context.getNegotiatedProtocol().getDialect();
    }

    /**
     * Compares what the host chose with what it was offered.
     *
     * @throws NegotiationException if it was not offered
     */
    public void compare() throws NegotiationException {
        if (!config.getSupportedDialects().contains(dialect())) {
            throw new NegotiationException("it chose " + name(dialect()) + ", which it was not offered");
        }
        if (dialect() == SMB2Dialect.SMB_3_1_1) {
            if (context.getPreauthIntegrityHashId() == null) {
                throw new NegotiationException("it chose SMB 3.1.1 without a hash to confirm that by");
            }
            if (context.getCipherId() != null && !CIPHERS.contains(context.getCipherId())) {
                throw new NegotiationException("it chose to encrypt with " + context.getCipherId() + ", which it was not offered");
            }
        }
    }

    /**
     * Compares what the host says of the negotiation, now that there is a key, with what this machine saw of it.
     *
     * @param tree     a share that is open, to ask there
     * @param patience how long to wait for the answer
     * @throws NegotiationException if they differ
     */
    public void confirm(Session session, Tree tree, long patience) throws NegotiationException {
        if (dialect() == SMB2Dialect.SMB_3_1_1) {
            confirmByKey(session.getSessionContext().getSigningKey());
        } else {
            confirmByAsking(session, tree.open(), patience);
        }
    }

    /** Opens a share and gives its number. */
    public interface Tree {
        long open();
    }

    /** From SMB 3.1.1 on the key itself is made of all that was said before, so the first signature with it tells. */
    private void confirmByKey(SecretKey key) throws NegotiationException {
        byte[] message = connection.loggedOn();
        try {
            Mac mac = config.getSecurityProvider().getMac(key.getAlgorithm());
            mac.init(key.getEncoded());
            byte[] signature = Arrays.copyOfRange(message, SIGNATURE, HEADER);
            Arrays.fill(message, SIGNATURE, HEADER, (byte) 0);
            mac.update(message);
            if (!MessageDigest.isEqual(mac.doFinal(), signature)) {
                throw new NegotiationException("its signature does not fit what was said while SMB 3.1.1 was chosen");
            }
        } catch (SecurityException e) {
            throw new NegotiationException("its signature cannot be computed: " + e.getMessage());
        }
    }

    private void confirmByAsking(Session session, long tree, long patience) throws NegotiationException {
        byte[] none = new byte[8];
        Arrays.fill(none, (byte) 0xFF);
        byte[] offer = offer();
        SMB2IoctlResponse answer = ask(session, new SMB2IoctlRequest(dialect(), session.getSessionId(), tree, FSCTL_VALIDATE_NEGOTIATE_INFO,
                new SMB2FileId(none, none), new ArrayByteChunkProvider(offer, 0, offer.length, 0), true, ANSWER), patience);
        long status = answer.getHeader().getStatusCode();
        if (status == NtStatus.STATUS_SUCCESS.getValue()) {
            compare(answer.getOutputBuffer());
        } else if (status == NtStatus.STATUS_ACCESS_DENIED.getValue() || dialect().isSmb3x()) {
            throw new NegotiationException(String.format("it does not confirm that it chose %s (0x%08X)", name(dialect()), status));
        }
        // A host that knows SMB 3 knows the question; one that does not, and has signed that, has chosen the best it has.
    }

    private SMB2IoctlResponse ask(Session session, SMB2IoctlRequest question, long patience) throws NegotiationException {
        try {
            Future<SMB2IoctlResponse> answer = session.send(question);
            return answer.get(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NegotiationException("the run was interrupted before it could confirm what it chose");
        } catch (TimeoutException e) {
            throw new NegotiationException("it does not answer the question whether it chose " + name(dialect()));
        } catch (IOException | ExecutionException e) {
            throw new NegotiationException("it broke the connection when it was asked whether it chose " + name(dialect())
                    + ", as a host does that was offered something else than this machine offered");
        }
    }

    /** The offer once more, as this machine made it. */
    private byte[] offer() {
        SMBBuffer offer = new SMBBuffer();
        offer.putUInt32(EnumUtils.toLong(config.getClientCapabilities()));
        MsDataTypes.putGuid(context.getClientGuid(), offer);
        offer.putUInt16(SIGNING_REQUIRED);
        offer.putUInt16(config.getSupportedDialects().size());
        config.getSupportedDialects().forEach(dialect -> offer.putUInt16(dialect.getValue()));
        return offer.getCompactData();
    }

    /** The host's choice once more, field by field as it came before the logon: capabilities, the host's number, whether it signs, the dialect. */
    private void compare(byte[] confirmed) throws NegotiationException {
        ByteBuffer choice = ByteBuffer.wrap(connection.negotiated()).position(HEADER).slice().order(ByteOrder.LITTLE_ENDIAN);
        byte[] number = new byte[16];
        choice.get(8, number);
        ByteBuffer expected = ByteBuffer.allocate(ANSWER).order(ByteOrder.LITTLE_ENDIAN).putInt(choice.getInt(24)).put(number)
                .putShort(choice.getShort(2)).putShort(choice.getShort(4));
        if (!Arrays.equals(expected.array(), confirmed)) {
            throw new NegotiationException("it says of its choice, " + name(dialect()) + ", now that it is signed, something else than before");
        }
    }
}
