package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.module.PolicyFiles.Answer;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.Bytes;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A managed host says where its policies are, and cannot have an account log on where it likes by that. */
@Timeout(120)
@Needs(RealPart.SAMBA)
class WinregPolicyFilesTest {
    private static final String FILE = "sysvol\\example.com\\registry.pol";
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private static Path folder;
    private static Smbd smbd;

    @BeforeAll
    static void start() throws Exception {
        Path sysvol = Files.createDirectories(folder.resolve("sysvol/example.com"));
        Files.write(sysvol.resolve("registry.pol"), CONTENT);
        smbd = Smbd.in(folder, "[sysvol]", "path = " + sysvol.getParent(), "read only = yes");
    }

    @AfterAll
    static void stop() {
        if (smbd != null) {
            smbd.close();
        }
    }

    private static Answer read(Map<String, Object> more, String path, Optional<String> usual) throws ConnectionException {
        return read(more, List.of(path), usual).get(path);
    }

    private static Map<String, Answer> read(Map<String, Object> more, List<String> paths, Optional<String> usual) throws ConnectionException {
        Map<String, Object> variables = new HashMap<>(Map.of("ansible_host", "ex01.example.com", "gpo_sysvol_port", smbd.port()));
        variables.putAll(more);
        ConnectionRequest request = Hosts.request(445, variables);
        UnaryOperator<String> environment = name -> null;
        WinregSettings settings = WinregSettings.of(request, environment);
        SysvolFiles sysvol = new SysvolFiles(Hosts.patience(), new Tickets(Hosts.patience().authenticate()));
        return new HostPolicyFiles(settings, SysvolPlace.of(request, environment), null, sysvol).read(paths, usual);
    }

    @Test
    void noConnectionIsMadeToWhereNobodyHasSent() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.3"))) {
            elsewhere.setSoTimeout(500);
            for (String server : List.of("127.0.0.3", "127.3", "2130706435", "localhost", "example.com.localhost")) {
                for (String account : List.of("root", "EXAMPLE\\root", "root@EXAMPLE.COM")) {
                    Answer answer = read(Map.of("ansible_user", account, "gpo_sysvol_port", elsewhere.getLocalPort()), "\\\\" + server + "\\" + FILE,
                            Optional.of(server));
                    String problem = answer.problem();
                    assertTrue(problem.startsWith("it points to \\\\" + server + "\\sysvol, which is not below "), problem);
                    assertTrue(problem.contains("example.com"), problem);
                    assertTrue(problem.endsWith("(if it is right, 'gpo_sysvol_host' tells a server), so nobody logs on there"), problem);
                }
            }
            assertTrue(read(Map.of("ansible_user", "root@EXAMPLE.COM"), "\\\\dc.example.com\\C$\\x", Optional.empty()).problem()
                    .contains("which is not where a domain has its policies"));
            assertThrows(SocketTimeoutException.class, elsewhere::accept, "nobody came");
        }
    }

    @Test
    void whatIsBelowTheDomainIsAskedByKerberosAlone() throws Exception {
        Map<String, Object> account = Map.of("ansible_user", "root@LOCALHOST");
        String path = "\\\\localhost\\" + FILE;
        String problem = read(account, path, Optional.empty()).problem();
        assertTrue(problem.contains("cannot be logged on to with Kerberos, and a server that a managed host names gets no NTLM"
                + " ('gpo_sysvol_host' tells one that does): "), problem);
        Map<String, Object> ntlm = Map.of("ansible_user", "root@LOCALHOST", "winreg_auth", "ntlm");
        assertTrue(read(ntlm, path, Optional.empty()).problem().contains("a server that a managed host names gets no NTLM, and 'winreg_auth: ntlm'"
                + " forbids Kerberos; 'gpo_sysvol_host' tells a server"));
    }

    @Test
    void theServerThatThisMachineWasToldIsAskedInAnyWay() throws Exception {
        for (String told : List.of("localhost", "127.0.0.1")) {
            Answer answer = read(Map.of("gpo_sysvol_host", told), "\\\\elsewhere.org\\" + FILE, Optional.of("evil.org"));
            assertEquals("", answer.problem());
            assertEquals(Optional.of(Bytes.of(CONTENT)), answer.content());
        }
    }

    @Test
    void filesAreReadOnlyAsLongAsTheyAreSmallTogetherToo() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Path file = folder.resolve("sysvol/example.com/large" + i);
            try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                large.setLength(i == 0 ? PolicyFiles.LARGEST + 1 : PolicyFiles.LARGEST);
            }
            paths.add("\\\\example.com\\sysvol\\example.com\\large" + i);
        }
        Map<String, Answer> answers = read(Map.of("gpo_sysvol_host", "127.0.0.1"), paths, Optional.empty());
        assertTrue(answers.get(paths.get(0)).problem().endsWith("it has more than 8 MiB, which is no policy"), answers.get(paths.get(0)).problem());
        assertEquals(8L * PolicyFiles.LARGEST, answers.values().stream().mapToLong(Answer::length).sum());
        assertEquals(paths.get(9) + " is not read: the files of policies before it have 64 MiB", answers.get(paths.get(9)).problem());
    }

    @Test
    void aServerOfAnotherDomainIsNotTheOneThatAHostUsuallyAsks() throws Exception {
        for (String usual : List.of("evil.org/.localhost", "127.0.0.3", "evil.org")) {
            String problem = read(Map.of("ansible_user", "root@LOCALHOST"), "\\\\localhost\\" + FILE, Optional.of(usual)).problem();
            assertTrue(problem.contains("localhost port " + smbd.port()), usual + ": " + problem);
        }
    }
}
