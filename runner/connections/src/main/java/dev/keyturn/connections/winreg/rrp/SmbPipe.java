package dev.keyturn.connections.winreg.rrp;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mserref.NtStatus;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB2ImpersonationLevel;
import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.messages.SMB2IoctlRequest;
import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.mssmb2.messages.SMB2ReadRequest;
import com.hierynomus.mssmb2.messages.SMB2ReadResponse;
import com.hierynomus.mssmb2.messages.SMB2WriteRequest;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.PipeShare;
import dev.keyturn.connections.winreg.smb.RefusedMessageException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A named pipe as a file of SMB: bytes go in, and bytes come out. smbj's own waits for each answer before it sends more. */
final class SmbPipe {
    private static final long FSCTL_PIPE_TRANSCEIVE = 0x0011C017;
    private static final long STATUS_SUCCESS = NtStatus.STATUS_SUCCESS.getValue();
    private static final long STATUS_BUFFER_OVERFLOW = NtStatus.STATUS_BUFFER_OVERFLOW.getValue();
    private static final long STATUS_PIPE_BUSY = NtStatus.STATUS_PIPE_BUSY.getValue();
    /** One SMB credit pays for as many bytes. */
    private static final int LONGEST = 65_536;

    private final Session session;
    private final SMB2Dialect dialect;
    private final PipeShare share;
    private final SMB2FileId file;
    private final Duration patience;

    SmbPipe(Session session, PipeShare share, String name, Duration patience) {
        this.session = session;
        this.dialect = session.getConnection().getNegotiatedProtocol().getDialect();
        this.share = share;
        this.patience = patience;
        this.file = share.openFileId(name, SMB2ImpersonationLevel.Impersonation, EnumSet.of(AccessMask.GENERIC_READ, AccessMask.GENERIC_WRITE),
                null, EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ, SMB2ShareAccess.FILE_SHARE_WRITE), SMB2CreateDisposition.FILE_OPEN, null);
    }

    /** Sends a message, of which there is an answer to come. */
    Future<SMB2IoctlResponse> transceive(byte[] message) throws PipeLostException {
        return send(new SMB2IoctlRequest(dialect, session.getSessionId(), treeId(), FSCTL_PIPE_TRANSCEIVE, file, chunk(message), true, LONGEST));
    }

    /** Sends a part of a message, and waits until the host has it. */
    void write(byte[] part) throws PipeLostException {
        check(await(this.<SMB2Packet>send(new SMB2WriteRequest(dialect, file, session.getSessionId(), treeId(), chunk(part), LONGEST))));
    }

    /** Reads more of an answer. */
    byte[] read() throws PipeLostException {
        SMB2ReadResponse answer = await(this.<SMB2ReadResponse>send(
                new SMB2ReadRequest(dialect, file, session.getSessionId(), treeId(), 0, LONGEST)));
        check(answer);
        byte[] data = answer.getData();
        if (data == null || data.length == 0) {
            throw new PipeLostException("the host has no more to say in the middle of an answer", true, null);
        }
        return data;
    }

    /** Whether the host refuses a message because it has not answered the one before. */
    static boolean busy(SMB2IoctlResponse answer) {
        return answer.getHeader().getStatusCode() == STATUS_PIPE_BUSY;
    }

    /** What an answer holds; smbj has null for nothing. */
    static byte[] bytes(SMB2IoctlResponse answer) throws PipeLostException {
        check(answer);
        byte[] bytes = answer.getOutputBuffer();
        return bytes == null ? new byte[0] : bytes;
    }

    private long treeId() {
        return share.getTreeConnect().getTreeId();
    }

    private static ArrayByteChunkProvider chunk(byte[] bytes) {
        return new ArrayByteChunkProvider(bytes, 0, bytes.length, 0);
    }

    private <T extends SMB2Packet> Future<T> send(SMB2Packet packet) throws PipeLostException {
        try {
            return session.send(packet);
        } catch (TransportException | SMBRuntimeException e) {
            throw new PipeLostException("the connection was closed before the call was sent", false, e);
        }
    }

    <T> T await(Future<T> answer) throws PipeLostException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PipeLostException("the host did not answer in " + patience.toSeconds() + " s", true, e);
        } catch (ExecutionException e) {
            throw new PipeLostException(refused(e).map(why -> "what came was refused: " + why)
                    .orElse("the connection was closed before the host answered"), true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipeLostException("the run was interrupted before the host answered", true, e);
        }
    }

    /** Why a message was not believed, if that is what the connection ended by. */
    private static Optional<String> refused(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof RefusedMessageException) {
                return Optional.of(each.getMessage());
            }
        }
        return Optional.empty();
    }

    private static void check(SMB2Packet answer) throws PipeLostException {
        long status = answer.getHeader().getStatusCode();
        if (status != STATUS_SUCCESS && status != STATUS_BUFFER_OVERFLOW) {
            throw new PipeLostException(String.format("the host closed the pipe (0x%08X %s)", status, NtStatus.valueOf(status)), true, null);
        }
    }
}
