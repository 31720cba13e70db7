package dev.keyturn.connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * A Samba of its own, on a loopback port, with an empty registry in a folder of the test. Ends with {@link #close}, or by itself after ten
 * minutes; {@code -Dkeyturn.smbd.seconds} gives a campaign longer.
 */
public final class Smbd implements AutoCloseable {
    /** The account that may do everything. */
    public static final String ADMIN = "root";
    /** An account that may log on, and write nothing. */
    public static final String PLAIN = "daemon";
    /** The password of both. */
    public static final String PASSWORD = "Sesame-4711";
    private static final int SECONDS = 60;
    private static final int LIFE = Integer.getInteger("keyturn.smbd.seconds", 600);
    private static final Pattern VALUE = Pattern.compile("(?m)^Valuename  = (.*)\nType       = .*\nValue      = (.*)$");

    private static final Pattern TOLD = Pattern.compile("^(\\[|Keyname|Valuename|Type|Value)");

    private final Path folder;
    private final int port;
    private final Process process;

    private Smbd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a Samba.
     *
     * @param settings more lines of its {@code smb.conf}
     */
    public static Smbd in(Path folder, String... settings) {
        return under("", folder, settings);
    }

    /**
     * Starts a Samba that another program runs.
     *
     * @param wrapper the program with its options, such as one that gives it another time
     */
    public static Smbd under(String wrapper, Path folder, String... settings) {
        try {
            int port = freePort();
            Path conf = configure(folder, port, settings);
            addUser(conf, ADMIN, PASSWORD);
            addUser(conf, PLAIN, PASSWORD);
            Smbd smbd = new Smbd(folder, port, start(wrapper, folder, conf));
            smbd.await();
            return smbd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loopback port where nothing listens at this moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path configure(Path folder, int port, String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of("[global]", "server role = standalone server", "interfaces = lo", "bind interfaces only = yes",
                "smb ports = " + port, "passdb backend = tdbsam", "rpc start on demand helpers = yes", "log file = " + folder + "/log/%m",
                "server signing = mandatory"));
        for (String each : List.of("private dir", "lock directory", "state directory", "cache directory", "pid directory", "ncalrpc dir")) {
            Path directory = folder.resolve(each.substring(0, each.indexOf(' ')));
            Files.createDirectories(directory);
            lines.add(each + " = " + directory);
        }
        Files.createDirectories(folder.resolve("log"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        lines.addAll(List.of(settings));
        Path conf = folder.resolve("smb.conf");
        Files.write(conf, lines);
        return conf;
    }

    private static void addUser(Path conf, String user, String password) throws IOException {
        run(password + "\n" + password + "\n", "smbpasswd", "-c", conf.toString(), "-s", "-a", user);
    }

    /**
     * The helper that serves the pipe leaves the process tree, and is ended by the number it leaves behind. What is written here need not
     * outlive a power cut, and a test that waits for the disk is slow.
     */
    private static Process start(String wrapper, Path folder, Path conf) throws IOException {
        String helper = folder.resolve("pid/samba-dcerpcd.pid").toString();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "timeout -k 5 " + LIFE + " " + wrapper + " smbd --foreground --no-process-group --debug-stdout"
                + " -s \"$1\";"
                + " [ ! -f \"$2\" ] || kill \"$(cat \"$2\")\"", "smbd", conf.toString(), helper).redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("smbd.out").toFile());
        builder.environment().put("TDB_NO_FSYNC", "1");
        return builder.start();
    }

    private void await() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("smbd does not start: " + Files.readString(folder.resolve("smbd.out")), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return port;
    }

    /** The file that holds the registry. */
    public Path registry() {
        return folder.resolve("state/registry.tdb");
    }

    /** Gives an account another password. */
    public void password(String user, String password) throws IOException {
        addUser(folder.resolve("smb.conf"), user, password);
    }

    /** Runs {@code net rpc registry} against this Samba as its administrator, and gives its output. */
    public String net(String... arguments) {
        List<String> command = new ArrayList<>(List.of("net", "rpc", "registry"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-S", "127.0.0.1", "-p", String.valueOf(port), "-s", folder.resolve("smb.conf").toString(),
                "-U", ADMIN + "%" + PASSWORD));
        return run(command);
    }

    /** Runs one of Samba's programs on this Samba's files, {@code pdbedit} for example, and gives its output. */
    public String tool(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-s", folder.resolve("smb.conf").toString()));
        return run(all);
    }

    private static String run(List<String> command) {
        try {
            return run("", command.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sets who may do what with a key and, since Samba inherits nothing, with none below it.
     *
     * @param permissions in Windows' own notation, SDDL
     */
    public void permit(String key, String permissions) {
        // Samba looks for them under the key's name in capitals only
        tool("net", "registry", "setsd_sddl", key.toUpperCase(Locale.ROOT), permissions);
    }

    /** The values of a key by name, as {@code net rpc registry} tells them: a DWORD as a number, a text in quotes; none if there is no such key. */
    public Map<String, String> values(String key) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher value = VALUE.matcher(net("enumerate", key));
        while (value.find()) {
            values.put(value.group(1), value.group(2));
        }
        return values;
    }

    /** A key and all below it, as Samba's own file holds them: names, types and data, without the times of writing. */
    public List<String> tree(String key) {
        return tool("net", "registry", "enumerate_recursive", key).lines().filter(line -> TOLD.matcher(line).find()).toList();
    }

    private static String run(String input, String... command) throws IOException {
        Path output = Files.createTempFile("smbd", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            process.outputWriter().append(input).close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end in " + SECONDS + " s");
            }
            return Files.readString(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }

    /** Ends this Samba and all it has started. */
    @Override
    public void close() {
        try (Stream<ProcessHandle> all = process.descendants()) {
            all.toList().forEach(ProcessHandle::destroy);
            Assertions.assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "smbd does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
