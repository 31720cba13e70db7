package dev.keyturn.connections.winreg.smb;

import com.hierynomus.mssmb2.SMB2DecryptedPacketData;
import com.hierynomus.mssmb2.SMB2MessageCommandCode;
import com.hierynomus.mssmb2.SMB2MessageFlag;
import com.hierynomus.mssmb2.SMB2PacketData;
import com.hierynomus.mssmb2.SMB2PacketHeader;
import com.hierynomus.mssmb2.SMB3EncryptedPacketData;
import com.hierynomus.mssmb2.SMB3EncryptionCipher;
import com.hierynomus.protocol.commons.EnumWithValue.EnumUtils;
import com.hierynomus.protocol.commons.buffer.Buffer.BufferException;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smb.SMBPacketData;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.connection.PacketEncryptor;
import com.hierynomus.smbj.event.SMBEventBus;
import com.hierynomus.smbj.server.ServerList;
import com.hierynomus.smbj.session.Session;
import java.util.EnumSet;
import java.util.Set;

/**
 * A connection that believes a message only where it is protected as the session is, and where its parts lie within it. smbj itself lets an
 * unsigned message pass that names no session, one in clear where all are to be encrypted, and a thread end that a claim is too much for.
 * Source: MS-SMB2 3.2.5.1.
 */
public final class HostConnection extends Connection {
    private static final int ENCRYPTED = 1;
    private static final Set<SMB2MessageCommandCode> BEFORE = EnumSet.of(SMB2MessageCommandCode.SMB2_NEGOTIATE,
            SMB2MessageCommandCode.SMB2_SESSION_SETUP);

    private final SmbConfig config;
    private volatile Protection protection;
    private volatile byte[] negotiated = new byte[0];
    private volatile byte[] loggedOn = new byte[0];

    /** How all messages of a session are protected; the decryptor is null where they are signed. */
    private record Protection(Session session, PacketEncryptor decryptor) {
    }

    /** Connects to nobody yet. */
    public HostConnection(SmbConfig config) {
        super(config, new SMBClient(config), new SMBEventBus(), new ServerList());
        this.config = config;
    }

    /**
     * Believes from now on only what belongs to a session and is protected as that is.
     *
     * @param encrypted whether it is encrypted; else it is signed
     */
    public void protect(Session session, boolean encrypted) {
        protection = new Protection(session, encrypted ? decryptor() : null);
    }

    private PacketEncryptor decryptor() {
        PacketEncryptor decryptor = new PacketEncryptor(config.getSecurityProvider());
        SMB3EncryptionCipher agreed = getConnectionContext().getCipherId();
        decryptor.setCipher(agreed == null ? SMB3EncryptionCipher.AES_128_CCM : agreed);
        return decryptor;
    }

    /** What the host answered to the offer of dialects. */
    byte[] negotiated() {
        return negotiated.clone();
    }

    /** The answer with which the host ended the logon. */
    byte[] loggedOn() {
        return loggedOn.clone();
    }

    @Override
    public void handle(SMBPacketData<?> packet) throws TransportException {
        try {
            SMB2PacketData message = protection == null ? plain(packet) : protectedBy(protection, packet);
            MessageBounds.check(message.getDataBuffer().array());
            super.handle(message);
        } catch (BufferException | RuntimeException e) {
            throw new RefusedMessageException("a message makes no sense (" + e.getMessage() + ")", e);
        }
    }

    private SMB2PacketData plain(SMBPacketData<?> packet) throws RefusedMessageException {
        if (!(packet instanceof SMB2PacketData message)) {
            throw new RefusedMessageException("a message is encrypted or compressed before that was agreed on");
        }
        SMB2MessageCommandCode command = message.getHeader().getMessage();
        if (command == SMB2MessageCommandCode.SMB2_NEGOTIATE) {
            negotiated = message.getDataBuffer().array().clone();
        } else if (command == SMB2MessageCommandCode.SMB2_SESSION_SETUP) {
            loggedOn = message.getDataBuffer().array().clone();
        }
        return message;
    }

    private static SMB2PacketData protectedBy(Protection protection, SMBPacketData<?> packet) throws RefusedMessageException, BufferException {
        if (protection.decryptor() == null) {
            return signed(protection.session(), packet);
        }
        if (!(packet instanceof SMB3EncryptedPacketData encrypted)) {
            throw new RefusedMessageException("a message is not encrypted, as all were to be");
        }
        return decrypted(protection, encrypted);
    }

    /** Whether the signature is right, smbj looks, since the session is one that it knows. */
    private static SMB2PacketData signed(Session session, SMBPacketData<?> packet) throws RefusedMessageException {
        if (packet instanceof SMB2PacketData message) {
            SMB2PacketHeader header = message.getHeader();
            boolean later = !BEFORE.contains(header.getMessage());
            boolean signed = EnumUtils.isSet(header.getFlags(), SMB2MessageFlag.SMB2_FLAGS_SIGNED) && header.getSessionId() == session.getSessionId();
            if (later && (signed || message.isIntermediateAsyncResponse())) {
                return message;
            }
        }
        throw new RefusedMessageException("a message is not signed for this session, as all were to be");
    }

    private static SMB2PacketData decrypted(Protection protection, SMB3EncryptedPacketData packet) throws RefusedMessageException, BufferException {
        long session = protection.session().getSessionId();
        if (packet.getHeader().getSessionId() != session || packet.getHeader().getFlagsEncryptionAlgorithm() != ENCRYPTED) {
            throw new RefusedMessageException("a message is not encrypted for this session");
        }
        if (packet.getHeader().getOriginalMessageSize() != packet.getDataBuffer().available()) {
            throw new RefusedMessageException("a message of " + packet.getDataBuffer().available() + " bytes claims to be one of "
                    + Integer.toUnsignedString(packet.getHeader().getOriginalMessageSize()));
        }
        SMB2PacketData message = new SMB2DecryptedPacketData(protection.decryptor().decrypt(packet, protection.session().getSessionContext()
                .getDecryptionKey()));
        if (message.getHeader().getSessionId() != session) {
            throw new RefusedMessageException("a message belongs to another session than it was encrypted for");
        }
        return message;
    }
}
