package dev.keyturn.connections.winreg.rrp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.hierynomus.mserref.NtStatus;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.smb.SMBBuffer;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.PipeShare;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that, as Windows' pipes may, takes one call at a time: a second one is refused until the first is answered. */
class RpcPipeTest {
    /** Where a pipe's data begins in a request of smbj: after the header and the fixed part. */
    private static final int DATA = 64 + 56;
    private static final int BIND = 11;

    private final Session session = mock(Session.class, RETURNS_DEEP_STUBS);
    private final PipeShare share = mock(PipeShare.class, RETURNS_DEEP_STUBS);
    private final Traffic traffic = new Traffic();
    private final List<Integer> indexes = new ArrayList<>();
    private boolean oneAtATime;
    private int unanswered;

    @BeforeEach
    void connect() throws Exception {
        when(session.getConnection().getNegotiatedProtocol().getDialect()).thenReturn(SMB2Dialect.SMB_2_1);
        when(share.openFileId(any(), any(), any(), any(), any(), any(), any())).thenReturn(new SMB2FileId(new byte[8], new byte[8]));
        when(session.send(any())).thenAnswer(call -> send(call.getArgument(0)));
    }

    private CompletableFuture<SMB2IoctlResponse> send(SMB2Packet packet) throws Exception {
        SMBBuffer buffer = new SMBBuffer();
        packet.write(buffer);
        byte[] data = Arrays.copyOfRange(buffer.getCompactData(), DATA, buffer.wpos());
        SMB2IoctlResponse answer = mock(SMB2IoctlResponse.class, RETURNS_DEEP_STUBS);
        boolean busy = oneAtATime && unanswered > 0;
        unanswered++;
        when(answer.getHeader().getStatusCode()).thenReturn(busy ? NtStatus.STATUS_PIPE_BUSY.getValue() : 0L);
        when(answer.getOutputBuffer()).thenAnswer(taken -> {
            unanswered = 0;
            return data[2] == BIND ? bound(data) : refused(data);
        });
        return CompletableFuture.completedFuture(answer);
    }

    private static byte[] bound(byte[] request) {
        byte[] ack = Arrays.copyOf(request, 72);
        ack[2] = 12;
        ByteBuffer.wrap(ack).order(ByteOrder.LITTLE_ENDIAN).putShort(16, (short) 4280).putShort(18, (short) 4280);
        return ack;
    }

    /** Answers the call for a subkey with ERROR_NO_MORE_ITEMS and an empty name. */
    private byte[] refused(byte[] request) {
        ByteBuffer in = ByteBuffer.wrap(request).order(ByteOrder.LITTLE_ENDIAN);
        indexes.add(in.getInt(24 + 20));
        return ByteBuffer.allocate(24 + 20).order(ByteOrder.LITTLE_ENDIAN).put((byte) 5).put((byte) 0).put((byte) 2).put((byte) 3).putInt(0x10)
                .putShort((short) 44).putShort((short) 0).putInt(in.getInt(12)).putLong(0).putLong(0).putInt(0).putInt(0).putInt(259).array();
    }

    private List<SubkeyCall.Answer> ask(RpcPipe pipe) throws Exception {
        return pipe.callAll(List.of(new SubkeyCall(new byte[20], 0), new SubkeyCall(new byte[20], 1), new SubkeyCall(new byte[20], 2)));
    }

    @Test
    void callsGoSideBySideWhereTheHostTakesThem() throws Exception {
        RpcPipe pipe = new RpcPipe(session, share, Duration.ofSeconds(1), traffic);
        assertEquals(List.of(259, 259, 259), ask(pipe).stream().map(SubkeyCall.Answer::getReturnValue).toList());
        assertEquals(2 + 1, traffic.roundTrips());
        assertTrue(pipe.sideBySide());
    }

    @Test
    void aHostThatTakesOneAtATimeGetsTheRefusedOnesAgainAndNoMoreTogether() throws Exception {
        oneAtATime = true;
        RpcPipe pipe = new RpcPipe(session, share, Duration.ofSeconds(1), traffic);
        assertEquals(List.of(259, 259, 259), ask(pipe).stream().map(SubkeyCall.Answer::getReturnValue).toList());
        assertEquals(List.of(0, 1, 2), indexes, "each call was answered once");
        assertFalse(pipe.sideBySide());
        assertEquals(2 + 1 + 2, traffic.roundTrips());
        assertEquals(3, ask(pipe).size());
        assertEquals(2 + 1 + 2 + 3, traffic.roundTrips());
    }
}
