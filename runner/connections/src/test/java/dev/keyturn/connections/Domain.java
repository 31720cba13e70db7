package dev.keyturn.connections;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A domain of Active Directory, as Samba makes one: a controller, and a server that has joined it, at the ports and with the names that domains have.
 * They live in namespaces of their own, where nothing of this machine sees them, so what is to talk to them runs in a JVM in there. Ends with
 * {@link #close}, and with the JVM that started it.
 */
public final class Domain implements AutoCloseable {
    /** Its realm of Kerberos, whose first part is its short name. */
    public static final String REALM = "LAB.KEYTURN.TEST";
    /** The domain controller. */
    public static final String CONTROLLER = "dc1.lab.keyturn.test";
    /** The joined server. */
    public static final String MEMBER = "srv1.lab.keyturn.test";
    /** The administrator of both. */
    public static final String ADMIN = "alice";
    /** Accounts without any rights; what one test does to one of them no other test sees. */
    public static final String PLAIN = "bob";
    public static final String LOCKED = "carol";
    public static final String MISTAKEN = "dave";
    /** The password of all. */
    public static final String PASSWORD = Smbd.PASSWORD;
    private static final String FOLDER = "keyturn.domain";
    private static final String NOT_ALLOWED = "this machine does not allow namespaces (unshare -n -m -u -p), so this suite is left out";
    private static final String[] PROBE = {"sh", "-c", "ip link set lo up && mount -t tmpfs none /run"};
    private static final int SECONDS = 300;
    private static final String[] UNSHARE = {"unshare", "-n", "-m", "-u", "-p", "--fork", "--kill-child", "--mount-proc"};

    private final Path folder;
    private final Process process;

    private Domain(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Makes a domain; where the machine does not allow namespaces, the suite is left out. */
    public static Domain in(Path folder) {
        try {
            Path tried = folder.resolve("unshare.out");
            if (ended(new ProcessBuilder(command(PROBE)).redirectErrorStream(true).redirectOutput(tried.toFile()).start()) != 0) {
                Assumptions.abort(NOT_ALLOWED + ": " + Files.readString(tried).strip());
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            Path script = folder.resolve("domain.sh");
            try (InputStream in = Domain.class.getResourceAsStream("domain.sh")) {
                Files.copy(in, script);
            }
            Domain domain = new Domain(folder, new ProcessBuilder(command("sh", script.toString(), folder.toString(), PASSWORD)).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("domain.out").toFile()).start());
            domain.await();
            return domain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... inside) {
        return Stream.concat(Stream.of(UNSHARE), Stream.of(inside)).toList();
    }

    private void await() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!output().contains("ready\n")) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException("the domain does not start: " + output());
            }
            pause();
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("domain.out"));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs classes of tests in a JVM within the domain; each test there is one here. */
    public Stream<DynamicTest> results(String... tests) {
        long first = process.children().findFirst().orElseThrow().pid();
        List<String> command = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(first), "-n", "-m", "-u", "-p",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.security.krb5.conf=" + folder.resolve("krb5.conf"),
                "-D" + FOLDER + "=" + folder, "-Dkeyturn.root=" + System.getProperty("keyturn.root"), "-cp", System.getProperty("java.class.path"),
                TestRun.class.getName()));
        command.addAll(List.of(tests));
        return TestRun.results(run(folder, "", command));
    }

    /** From within: the domain's own folder. */
    public static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    /** From within: runs a program with an input, and gives its output. */
    public static String tool(String input, String... command) {
        return run(folder(), input, List.of(command));
    }

    /** From within: runs {@code samba-tool} on the controller's own files. */
    public static String sambaTool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("samba-tool"));
        command.addAll(List.of(arguments));
        command.add("--configfile=" + folder().resolve("dc/etc/smb.conf"));
        return run(folder(), "", command);
    }

    private static String run(Path folder, String input, List<String> command) {
        try {
            File output = Files.createTempFile(folder, "run", ".txt").toFile();
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output);
            builder.environment().put("KRB5_CONFIG", folder.resolve("krb5.conf").toString());
            Process process = builder.start();
            process.outputWriter().append(input).close();
            ended(process);
            return Files.readString(output.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ended(Process process) {
        try {
            Assertions.assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it does not end");
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends all that lives in there: its first process waits for more input, and there is none. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            ended(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
