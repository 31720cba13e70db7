package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever stands between a host and this machine cannot have them agree on less than they know, nor say anything in the host's place. */
@Timeout(120)
@Needs(RealPart.SAMBA)
class WinregDowngradeTest {
    private static final RegistryPath SOFTWARE = RegistryPath.hklm("SOFTWARE");
    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int IOCTL = 11;
    private static final UnaryOperator<byte[]> AS_IT_IS = message -> message;

    @TempDir
    private static Path folder;
    private static Smbd newest;
    private static Smbd signing;
    private static Smbd smb3;

    @BeforeAll
    static void start() {
        newest = Smbd.in(folder.resolve("newest"));
        signing = Smbd.in(folder.resolve("signing"), "server smb encrypt = off");
        smb3 = Smbd.in(folder.resolve("smb3"), "server max protocol = SMB3_02");
    }

    @AfterAll
    static void stop() {
        Stream.of(newest, signing, smb3).filter(Objects::nonNull).forEach(Smbd::close);
    }

    private static ByteBuffer of(byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Rewrites messages in clear of one command. */
    private static UnaryOperator<byte[]> rewriting(int command, java.util.function.Consumer<ByteBuffer> how) {
        return message -> {
            if (message[0] == (byte) 0xFE && of(message).getShort(12) == command) {
                how.accept(of(message));
            }
            return message;
        };
    }

    /** Leaves one dialect of the offer, so often as there were others. */
    static UnaryOperator<byte[]> offering(int dialect) {
        return rewriting(NEGOTIATE, message -> {
            int count = message.getShort(66);
            for (int i = 0; i < count; i++) {
                message.putShort(100 + 2 * i, (short) dialect);
            }
        });
    }

    private static String about(int port, Map<String, Object> more) throws ConnectionException {
        try (WinregConnection host = Hosts.plugin().open(Hosts.request(port, more))) {
            assertTrue(host.key(SOFTWARE).isPresent());
            return host.about();
        }
    }

    private static String refused(Smbd server, UnaryOperator<byte[]> requests, UnaryOperator<byte[]> answers, Map<String, Object> more)
            throws Exception {
        try (RewritingProxy proxy = new RewritingProxy(server.port(), requests, answers)) {
            String message = assertThrows(ConnectionException.class, () -> about(proxy.port(), more)).getMessage();
            assertTrue(message.startsWith("EX01 (127.0.0.1 port " + proxy.port() + ") is not used: "), message);
            assertTrue(message.contains("Something between this machine and the host changes what they say to each other"), message);
            return message;
        }
    }

    @ParameterizedTest
    @CsvSource({"SMB2_02, 2.0.2, 'SMB 2.0.2, signed'", "SMB2_10, 2.1, 'SMB 2.1, signed'", "SMB3_00, 3.0, 'SMB 3.0, encrypted'", 
        "SMB3_02, 3.0.2, 'SMB 3.0.2, encrypted'", "SMB3_11, 3.1.1, 'SMB 3.1.1, encrypted'"})
    void aHostThatKnowsNoBetterIsUsedAndOnlyWhereThatIsGoodEnough(String max, String oldest, String about, @TempDir Path own) throws Exception {
        try (Smbd host = Smbd.in(own, "server max protocol = " + max); RewritingProxy proxy = new RewritingProxy(host.port(), AS_IT_IS, AS_IT_IS)) {
            assertEquals(about + ", NTLM", about(proxy.port(), Map.of("winreg_min_dialect", oldest)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0210, 0x0300, 0x0302})
    void anOfferOfLessIsFoundOut(int dialect) throws Exception {
        String message = refused(newest, offering(dialect), AS_IT_IS, Map.of());
        assertTrue(message.contains("when it was asked whether it chose SMB "), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.1", "3.0.2", "3.0"})
    void lessThanTheLeastThatIsGoodEnoughIsRefusedBeforeTheLogon(String least) throws Exception {
        AtomicBoolean logon = new AtomicBoolean();
        UnaryOperator<byte[]> watching = rewriting(SESSION_SETUP, message -> logon.set(true));
        String message = refused(newest, offering(0x0210).andThen(watching)::apply, AS_IT_IS, Map.of("winreg_min_dialect", least));
        assertTrue(message.contains("it chose SMB 2.1, which it was not offered"), message);
        assertTrue(!logon.get(), "nobody logs on there");
    }

    @Test
    void anOfferWithoutEncryptionIsFoundOut() throws Exception {
        UnaryOperator<byte[]> without = rewriting(NEGOTIATE, message -> {
            int at = message.getInt(92);
            int second = at + (8 + message.getShort(at + 2) + 7 & ~7);
            assertEquals(2, message.getShort(second), "the context of encryption");
            message.putShort(second, (short) 0x0200);
        });
        assertTrue(refused(newest, without, AS_IT_IS, Map.of()).contains("its signature does not fit what was said while SMB 3.1.1 was chosen"));
    }

    @Test
    void aChoiceThatIsRewrittenIsFoundOut() throws Exception {
        UnaryOperator<byte[]> lower = rewriting(NEGOTIATE, message -> message.putShort(68, (short) 0x0210));
        assertTrue(refused(smb3, AS_IT_IS, lower, Map.of("winreg_min_dialect", "3.0")).contains("it chose SMB 2.1, which it was not offered"));
        UnaryOperator<byte[]> withoutEncryption = rewriting(NEGOTIATE, message -> message.putInt(88, message.getInt(88) & ~0x40));
        assertTrue(refused(smb3, AS_IT_IS, withoutEncryption, Map.of()).contains("something else than before"));
        UnaryOperator<byte[]> otherNumber = rewriting(NEGOTIATE, message -> message.putInt(72, 4711));
        assertTrue(refused(smb3, AS_IT_IS, otherNumber, Map.of()).contains("something else than before"));
        assertTrue(refused(newest, AS_IT_IS, otherNumber, Map.of()).contains("its signature does not fit"));
    }

    @Test
    void aLogonWithoutASignatureIsNotTaken() throws Exception {
        UnaryOperator<byte[]> unsigned = rewriting(SESSION_SETUP, message -> message.put(48, new byte[16]).putInt(16, message.getInt(16) & ~8));
        assertTrue(refused(newest, AS_IT_IS, unsigned, Map.of()).contains("its signature does not fit"));
    }

    private static String lost(Smbd server, UnaryOperator<byte[]> answers) throws Exception {
        try (RewritingProxy proxy = new RewritingProxy(server.port(), AS_IT_IS, answers);
                WinregConnection host = Hosts.plugin().open(Hosts.request(server.port()))) {
            assertTrue(host.key(SOFTWARE).isPresent(), "without the proxy");
            Exception e = assertThrows(Exception.class, () -> about(proxy.port(), Map.of()));
            assertTrue(e instanceof ConnectionException || e instanceof RegistryException, e.toString());
            return e.getMessage();
        }
    }

    @Test
    void anAnswerThatIsNotSignedForThisSessionIsRefused() throws Exception {
        List<UnaryOperator<byte[]>> forged = List.of(rewriting(IOCTL, message -> message.putLong(40, 0)),
                rewriting(IOCTL, message -> message.putLong(40, 0).putInt(16, message.getInt(16) & ~8)),
                rewriting(IOCTL, message -> message.putInt(16, message.getInt(16) & ~8)),
                rewriting(IOCTL, message -> message.putLong(40, 4711).putInt(16, message.getInt(16) & ~8)),
                rewriting(IOCTL, message -> message.putShort(12, (short) SESSION_SETUP)));
        for (UnaryOperator<byte[]> each : forged) {
            String message = lost(signing, each);
            assertTrue(message.contains("a message is not signed for this session, as all were to be"), message);
        }
    }

    @Test
    void anAnswerInClearWhereAllAreEncryptedIsRefused() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        String message = lost(newest, packet -> {
            if (packet[0] != (byte) 0xFD) {
                return packet;
            }
            byte[] forged = new byte[64 + 16];
            of(forged).putInt(0x424D53FE).putShort(4, (short) 64).putShort(12, (short) 3).putLong(24, first.getAndSet(false) ? 3 : 4);
            return forged;
        });
        assertTrue(message.contains("a message is not encrypted, as all were to be"), message);
    }

    @Test
    void aMessageThatClaimsMoreThanItHasIsRefused() throws Exception {
        String message = lost(newest, packet -> {
            if (packet[0] == (byte) 0xFD) {
                of(packet).putInt(36, Integer.MAX_VALUE);
            }
            return packet;
        });
        assertTrue(message.contains(" claims to be one of 2147483647"), message);
        message = lost(signing, rewriting(IOCTL, answer -> answer.putInt(Math.min(answer.limit() - 4, 64 + 36), Integer.MAX_VALUE)));
        assertTrue(message.contains("claims 2147483647 bytes"), message);
        UnaryOperator<byte[]> cut = packet -> packet[0] == (byte) 0xFD ? Arrays.copyOf(packet, 60) : packet;
        assertTrue(lost(newest, cut).contains("is not used: a message of 8 bytes claims to be one of "), "cut");
    }
}
