package dev.keyturn.connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * An MIT KDC of its own, on a loopback port, for one realm, to which {@code localhost} belongs. This Java finds the one
 * that was started last. Ends with {@link #close}, or by itself after ten minutes.
 */
public final class Kdc implements AutoCloseable {
    /** A realm in every configuration whose KDC is not there. */
    public static final String AWAY = "AWAY.TEST";
    /** A realm in every configuration whose KDC takes what it is sent and says nothing. */
    public static final String SILENT = "SILENT.TEST";
    /** The realm of most tests. */
    public static final String REALM = "KEYTURN.TEST";
    private static final String CONF = "java.security.krb5.conf";
    private static final int SECONDS = 60;

    private final Path folder;
    private final String realm;
    private final int port;
    private final DatagramSocket silent;
    private final List<String> wrapper;
    private Process process;

    private Kdc(Path folder, String realm, String... wrapper) throws IOException {
        this.folder = folder;
        this.realm = realm;
        this.port = Smbd.freePort();
        this.silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.wrapper = List.of(wrapper);
    }

    /**
     * Starts a KDC.
     *
     * @param wrapper a program that runs it, with its options, such as one that gives it another time
     */
    public static Kdc in(Path folder, String realm, String... wrapper) {
        try {
            Kdc kdc = new Kdc(folder, realm, wrapper);
            kdc.configure();
            kdc.run("", "kdb5_util", "create", "-s", "-r", realm, "-P", "master-of-" + realm);
            kdc.start();
            kdc.use();
            return kdc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure() throws IOException {
        Files.writeString(folder.resolve("krb5.conf"), String.join("\n", "[libdefaults]", "default_realm = " + realm, "dns_lookup_kdc = false",
                "dns_lookup_realm = false", "[realms]", realm + " = {", "kdc = 127.0.0.1:" + port, "}", AWAY + " = {",
                "kdc = 127.0.0.1:" + Smbd.freePort(), "}", SILENT + " = {", "kdc = 127.0.0.1:" + silent.getLocalPort(), "}",
                "[domain_realm]", "localhost = " + realm, ""));
        Files.writeString(folder.resolve("kdc.conf"), String.join("\n", "[kdcdefaults]", "kdc_listen = 127.0.0.1:" + port,
                "kdc_tcp_listen = 127.0.0.1:" + port, "[realms]", realm + " = {", "database_name = " + folder.resolve("principals"),
                "key_stash_file = " + folder.resolve("stash"), "acl_file = " + folder.resolve("acl"), "disable_pac = true", "}", "[logging]",
                "kdc = FILE:" + folder.resolve("kdc.log"), ""));
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>(List.of("timeout", "-k", "5", "600"));
        command.addAll(wrapper);
        command.addAll(List.of("krb5kdc", "-n", "-P", folder.resolve("kdc.pid").toString()));
        process = builder(command.toArray(String[]::new)).redirectOutput(folder.resolve("kdc.out").toFile()).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!listens()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("the KDC does not start: " + Files.readString(folder.resolve("kdc.out")));
            }
            pause();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has this Java use this KDC, and no other, from its next logon on. */
    public void use() {
        System.setProperty(CONF, folder.resolve("krb5.conf").toString());
    }

    /** Does what {@code kadmin.local} is told, and gives what it says. */
    public String admin(String... commands) {
        return run(String.join("\n", commands) + "\n", "kadmin.local", "-r", realm);
    }

    /** Adds an account that has to prove itself, as those of Windows have to. */
    public Kdc user(String name, String password, String... options) {
        admin("addprinc " + String.join(" ", options) + " +requires_preauth -pw " + password + " " + name);
        return this;
    }

    /** Writes the keys of a principal to a new keytab, which for an account ends its password. */
    public Path keytab(String principal) {
        Path file = folder.resolve(principal.replace('/', '-') + ".keytab");
        admin("ktadd -k " + file + " " + principal);
        return file;
    }

    /** Gets a ticket for an account, as its user would. */
    public Path kinit(String name, String password, String... options) {
        Path cache = folder.resolve(name + ".cache");
        List<String> command = new ArrayList<>(List.of("kinit", "-c", "FILE:" + cache));
        command.addAll(List.of(options));
        command.add(name + "@" + realm);
        run(password + "\n", command.toArray(String[]::new));
        return cache;
    }

    /** What a Samba needs to take the tickets of this KDC for {@code localhost}. */
    public String[] forSmbd() {
        admin("addprinc -randkey cifs/localhost");
        return forSmbd(keytab("cifs/localhost"));
    }

    /** What a Samba needs to take tickets with the keys of a keytab, and perhaps more lines of its {@code smb.conf}. */
    public static String[] forSmbd(Path keytab, String... more) {
        return Stream.concat(Stream.of("realm = " + REALM, "kerberos method = dedicated keytab", "dedicated keytab file = FILE:" + keytab),
                Stream.of(more)).toArray(String[]::new);
    }

    /** How often a word is in its log. */
    public long count(String word) {
        try {
            return Files.readString(folder.resolve("kdc.log")).lines().filter(line -> line.contains(word)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KRB5_CONFIG", folder.resolve("krb5.conf").toString());
        builder.environment().put("KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString());
        return builder;
    }

    private String run(String input, String... command) {
        try {
            Path output = Files.createTempFile(folder, "run", ".txt");
            Process run = builder(command).redirectOutput(output.toFile()).start();
            run.outputWriter().append(input).close();
            Assertions.assertTrue(run.waitFor(SECONDS, TimeUnit.SECONDS), command[0] + " does not end");
            Assertions.assertEquals(0, run.exitValue(), () -> text(output));
            return text(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        System.clearProperty(CONF);
        silent.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            Assertions.assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the KDC does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
