package dev.keyturn.connections.winreg.rrp;

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
import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.PipeShare;
import com.rapid7.client.dcerpc.Interface;
import com.rapid7.client.dcerpc.io.PacketInput;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.messages.BindRequest;
import com.rapid7.client.dcerpc.messages.BindResponse;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The {@code \winreg} pipe of a host. Calls that do not depend on each other go side by side where the host allows it: a host that answers
 * STATUS_PIPE_BUSY gets the refused ones again, and from then on one call at a time. dcerpc's own transport sends requests of one fragment
 * only, and waits for each.
 */
public final class RpcPipe implements AutoCloseable {
    private static final String NAME = "winreg";
    private static final long FSCTL_PIPE_TRANSCEIVE = 0x0011C017;
    private static final long STATUS_SUCCESS = NtStatus.STATUS_SUCCESS.getValue();
    private static final long STATUS_BUFFER_OVERFLOW = NtStatus.STATUS_BUFFER_OVERFLOW.getValue();
    private static final long STATUS_PIPE_BUSY = NtStatus.STATUS_PIPE_BUSY.getValue();
    private static final int FRAGMENT = 16_384;
    /** One SMB credit pays for as many bytes. */
    private static final int LONGEST_READ = 65_536;
    /** As many as hosts give credits for soon; where there are none left, sending waits for answers. */
    private static final int SIDE_BY_SIDE = 64;

    private final Session session;
    private final SMB2Dialect dialect;
    private final PipeShare share;
    private final SMB2FileId file;
    private final Duration patience;
    private final Traffic traffic;
    private int nextId = 1;
    private int longestFragment = FRAGMENT;
    private boolean sideBySide = true;

    /**
     * Opens the pipe.
     *
     * @param patience how long to wait for any answer
     * @throws com.hierynomus.mssmb2.SMBApiException if the host refuses to open it
     */
    public RpcPipe(Session session, PipeShare share, Duration patience, Traffic traffic) throws IOException {
        this.session = session;
        this.dialect = session.getConnection().getNegotiatedProtocol().getDialect();
        this.share = share;
        this.patience = patience;
        this.traffic = traffic;
        this.file = share.openFileId(NAME, SMB2ImpersonationLevel.Impersonation, EnumSet.of(AccessMask.GENERIC_READ, AccessMask.GENERIC_WRITE),
                null, EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ, SMB2ShareAccess.FILE_SHARE_WRITE), SMB2CreateDisposition.FILE_OPEN, null);
        traffic.count(1);
        bind();
    }

    private void bind() throws IOException {
        BindRequest request = new BindRequest(FRAGMENT, FRAGMENT, Interface.WINREG_V1_0, Interface.NDR_32BIT_V2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.marshal(new PacketOutput(bytes));
        traffic.count(1);
        SMB2IoctlResponse answer = await(transceive(bytes.toByteArray()));
        check(answer);
        BindResponse response = new BindResponse();
        response.unmarshal(new PacketInput(new ByteArrayInputStream(answer.getOutputBuffer())));
        if (!response.isACK()) {
            throw new IOException("the pipe is there and does not speak the remote registry protocol");
        }
        longestFragment = Math.min(FRAGMENT, response.getMaxRecvFrag());
    }

    /** Whether independent calls go side by side. */
    public boolean sideBySide() {
        return sideBySide;
    }

    /**
     * Makes one call.
     *
     * @throws PipeLostException                                               if no answer came
     * @throws com.rapid7.client.dcerpc.transport.exceptions.RPCFaultException if the host does not take the call
     */
    public <T extends RequestResponse> T call(RequestCall<? extends T> call) throws IOException {
        return this.<T>exchange(List.of(call)).get(0);
    }

    /** Makes calls of which none depends on another; the answers are in their order. */
    public <T extends RequestResponse> List<T> callAll(List<? extends RequestCall<? extends T>> calls) throws IOException {
        List<T> answers = new ArrayList<>();
        while (answers.size() < calls.size()) {
            int from = answers.size();
            answers.addAll(this.<T>exchange(calls.subList(from, sideBySide ? Math.min(calls.size(), from + SIDE_BY_SIDE) : from + 1)));
        }
        return answers;
    }

    private <T extends RequestResponse> List<T> exchange(List<? extends RequestCall<? extends T>> calls) throws IOException {
        Fragments answers = new Fragments();
        int first = nextId;
        nextId += calls.size();
        List<Future<SMB2IoctlResponse>> sent = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            sent.add(send(Fragments.request(calls.get(i), first + i, longestFragment)));
        }
        traffic.count(calls.size());
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            SMB2IoctlResponse answer = await(sent.get(i));
            if (answer.getHeader().getStatusCode() == STATUS_PIPE_BUSY && sent.size() > 1) {
                refused.add(i);
            } else {
                check(answer);
                answers.add(answer.getOutputBuffer());
            }
        }
        return collect(calls, first, refused, answers);
    }

    private <T extends RequestResponse> List<T> collect(List<? extends RequestCall<? extends T>> calls, int first, List<Integer> refused,
                                                        Fragments answers) throws IOException {
        sideBySide = sideBySide && refused.isEmpty();
        for (int i = 0; i < calls.size(); i++) {
            while (!refused.contains(i) && !answers.has(first + i)) {
                answers.add(read());
            }
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (refused.contains(i)) {
                all.add(this.<T>call(calls.get(i)));
            } else {
                T answer = calls.get(i).getResponseObject();
                answer.unmarshal(new PacketInput(new ByteArrayInputStream(answers.take(first + i))));
                all.add(answer);
            }
        }
        return all;
    }

    private Future<SMB2IoctlResponse> send(List<byte[]> fragments) throws PipeLostException {
        for (byte[] fragment : fragments.subList(0, fragments.size() - 1)) {
            traffic.countMore();
            check(await(this.<SMB2Packet>send(new SMB2WriteRequest(dialect, file, session.getSessionId(), treeId(), chunk(fragment), FRAGMENT))));
        }
        return transceive(fragments.get(fragments.size() - 1));
    }

    private Future<SMB2IoctlResponse> transceive(byte[] fragment) throws PipeLostException {
        return send(new SMB2IoctlRequest(dialect, session.getSessionId(), treeId(), FSCTL_PIPE_TRANSCEIVE, file, chunk(fragment), true, LONGEST_READ));
    }

    private byte[] read() throws PipeLostException {
        traffic.countMore();
        SMB2ReadResponse answer = await(this.<SMB2ReadResponse>send(
                new SMB2ReadRequest(dialect, file, session.getSessionId(), treeId(), 0, LONGEST_READ)));
        check(answer);
        return answer.getData();
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

    private <T> T await(Future<T> answer) throws PipeLostException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PipeLostException("the host did not answer in " + patience.toSeconds() + " s", true, e);
        } catch (ExecutionException e) {
            throw new PipeLostException("the connection was closed before the host answered", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipeLostException("the run was interrupted before the host answered", true, e);
        }
    }

    private static void check(SMB2Packet answer) throws PipeLostException {
        long status = answer.getHeader().getStatusCode();
        if (status != STATUS_SUCCESS && status != STATUS_BUFFER_OVERFLOW) {
            throw new PipeLostException(String.format("the host closed the pipe (0x%08X %s)", status, NtStatus.valueOf(status)), true, null);
        }
    }

    /** Closes the pipe, and with it every key that was opened through it. */
    @Override
    public void close() {
        share.closeFileId(file);
    }
}
