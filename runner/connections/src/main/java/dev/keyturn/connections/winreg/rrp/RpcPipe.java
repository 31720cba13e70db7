package dev.keyturn.connections.winreg.rrp;

import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.PipeShare;
import com.rapid7.client.dcerpc.Interface;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.messages.BindRequest;
import com.rapid7.client.dcerpc.messages.BindResponse;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * The {@code \winreg} pipe of a host. Calls that do not depend on each other go side by side where the host allows it: a host that answers
 * STATUS_PIPE_BUSY gets the refused ones again, and from then on one call at a time. dcerpc's own transport sends requests of one fragment
 * only, and waits for each.
 */
public final class RpcPipe {
    private static final String NAME = "winreg";
    private static final int FRAGMENT = 16_384;
    /** What everyone has to take. Source: C706, "MustRecvFragSize". */
    private static final int SHORTEST = 1_432;
    /** As many as hosts give credits for soon; where there are none left, sending waits for answers. */
    private static final int SIDE_BY_SIDE = 64;

    private final SmbPipe pipe;
    private final Traffic traffic;
    private int nextId = 1;
    private int longestFragment = FRAGMENT;

    /**
     * Opens the pipe. It is closed, and with it every key that was opened through it, when its session ends.
     *
     * @param patience how long to wait for any answer
     * @throws com.hierynomus.mssmb2.SMBApiException if the host refuses to open it
     */
    public RpcPipe(Session session, PipeShare share, Duration patience, Traffic traffic) throws IOException {
        this.traffic = traffic;
        this.pipe = new SmbPipe(session, share, NAME, patience);
        traffic.count(1);
        bind();
    }

    private void bind() throws IOException {
        BindRequest request = new BindRequest(FRAGMENT, FRAGMENT, Interface.WINREG_V1_0, Interface.NDR_32BIT_V2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.marshal(new PacketOutput(bytes));
        traffic.count(1);
        byte[] answer = received(SmbPipe.bytes(pipe.await(transceive(bytes.toByteArray()))));
        BindResponse response = new BindResponse();
        response.unmarshal(new BoundedInput(answer));
        if (!response.isACK()) {
            throw new IOException("the pipe is there and does not speak the remote registry protocol");
        }
        longestFragment = Math.min(FRAGMENT, response.getMaxRecvFrag() & 0xFFFF);
        if (longestFragment < SHORTEST) {
            throw new IOException("the host takes fragments of " + longestFragment + " bytes only");
        }
    }

    /** Whether independent calls go side by side. */
    public boolean sideBySide() {
        return traffic.sideBySide();
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
            answers.addAll(this.<T>exchange(calls.subList(from, traffic.sideBySide() ? Math.min(calls.size(), from + SIDE_BY_SIDE) : from + 1)));
        }
        return answers;
    }

    private <T extends RequestResponse> List<T> exchange(List<? extends RequestCall<? extends T>> calls) throws IOException {
        int first = nextId;
        Fragments answers = new Fragments(first, calls.size());
        nextId += calls.size();
        List<Future<SMB2IoctlResponse>> sent = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            sent.add(send(Fragments.request(calls.get(i), first + i, longestFragment)));
        }
        traffic.count(calls.size());
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            SMB2IoctlResponse answer = awaitOneOf(sent, i);
            if (SmbPipe.busy(answer) && sent.size() > 1) {
                refused.add(i);
            } else {
                answers.add(received(SmbPipe.bytes(answer)));
            }
        }
        return collect(calls, first, refused, answers);
    }

    private <T extends RequestResponse> List<T> collect(List<? extends RequestCall<? extends T>> calls, int first, List<Integer> refused,
                                                        Fragments answers) throws IOException {
        if (!refused.isEmpty()) {
            traffic.oneByOne();
        }
        for (int i = 0; i < calls.size(); i++) {
            while (!refused.contains(i) && !answers.has(first + i)) {
                traffic.countMore();
                answers.add(received(pipe.read()));
            }
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (refused.contains(i)) {
                all.add(this.<T>call(calls.get(i)));
            } else {
                all.add(RpcPipe.<T>answer(calls.get(i), answers.take(first + i)));
            }
        }
        return all;
    }

    /** Reads what a host has answered to a call. */
    static <T extends RequestResponse> T answer(RequestCall<? extends T> call, byte[] bytes) throws IOException {
        T answer = call.getResponseObject();
        try {
            answer.unmarshal(new BoundedInput(bytes));
        } catch (EOFException e) {
            throw new IOException("the answer to call " + call.getOpNum() + " ends too early", e);
        }
        return answer;
    }

    private Future<SMB2IoctlResponse> send(List<byte[]> fragments) throws PipeLostException {
        for (byte[] fragment : fragments.subList(0, fragments.size() - 1)) {
            traffic.countMore();
            traffic.sent(fragment.length);
            pipe.write(fragment);
        }
        return transceive(fragments.get(fragments.size() - 1));
    }

    private Future<SMB2IoctlResponse> transceive(byte[] message) throws PipeLostException {
        traffic.sent(message.length);
        return pipe.transceive(message);
    }

    private byte[] received(byte[] bytes) {
        traffic.received(bytes.length);
        return bytes;
    }

    /** A host that loses answers when it is asked for several is asked for one at a time from then on. */
    private SMB2IoctlResponse awaitOneOf(List<Future<SMB2IoctlResponse>> sent, int index) throws PipeLostException {
        try {
            return pipe.await(sent.get(index));
        } catch (PipeLostException e) {
            if (sent.size() > 1 && e.getCause() instanceof TimeoutException) {
                traffic.oneByOne();
            }
            throw e;
        }
    }
}
