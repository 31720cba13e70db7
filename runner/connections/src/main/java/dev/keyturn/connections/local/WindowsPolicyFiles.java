package dev.keyturn.connections.local;

import dev.keyturn.engine.connection.KnownDomains;
import dev.keyturn.module.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of policies as Windows itself opens them, by their own paths, as the user who is logged on. Windows logs on wherever a path points to, so
 * only those are opened that point below the domain of that user or of the host.
 */
final class WindowsPolicyFiles implements PolicyFiles {
    private static final Pattern DRIVE = Pattern.compile("([A-Za-z]):(\\\\.+)");
    /** A policy's own folder; where that is missing, its files are not simply absent. */
    private static final Pattern SERVER = Pattern.compile("[\\\\/]{2}([^\\\\/]*)[\\\\/]([^\\\\/]*)(?:[\\\\/].*)?", Pattern.DOTALL);
    private static final Pattern POLICY = Pattern.compile("^(.*\\{[0-9A-Fa-f-]{36}})\\\\");

    private final Optional<String> address;
    private final KnownDomains domains;

    /** For this machine, or for another one at an address. */
    WindowsPolicyFiles(Optional<String> address) {
        this(address, Optional.ofNullable(System.getenv("USERDNSDOMAIN")));
    }

    /** With the domain of the user who is logged on. */
    WindowsPolicyFiles(Optional<String> address, Optional<String> domain) {
        this.address = address;
        this.domains = KnownDomains.of(Stream.of(domain, address.flatMap(KnownDomains::ofHost)).flatMap(Optional::stream));
    }

    @Override
    public Map<String, Answer> read(List<String> paths, Optional<String> server) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        int sum = 0;
        for (String path : paths) {
            Answer answer = sum >= MOST ? Answer.tooMuch(path) : objection(path).map(Answer::unknown).orElseGet(() -> read(fromHere(path)));
            sum += answer.length();
            answers.put(path, answer);
        }
        return answers;
    }

    /** Why a path is not opened, a clause; empty if it is. */
    Optional<String> objection(String path) {
        Matcher share = SERVER.matcher(path);
        if (!share.matches()) {
            return DRIVE.matcher(path).matches() ? Optional.empty()
                    : Optional.of("'" + path + "' is no path of a file; expected \\\\domain\\sysvol\\... or C:\\...");
        }
        Optional<String> objection = share.group(2).equalsIgnoreCase("SYSVOL") ? domains.objection(share.group(1))
                : Optional.of("which is not where a domain has its policies");
        return objection.map(why -> "it points to \\\\" + share.group(1) + "\\" + share.group(2) + ", " + why
                + ", so nobody logs on there");
    }

    /** What is on another host's drive is reached by the share of the drive. */
    String fromHere(String path) {
        Matcher drive = DRIVE.matcher(path);
        return address.isPresent() && drive.matches() ? "\\\\" + address.get() + "\\" + drive.group(1) + "$" + drive.group(2) : path;
    }

    private static Answer read(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] content = in.readNBytes(LARGEST + 1);
            return content.length > LARGEST ? Answer.unknown(path + " has more than " + (LARGEST >> 20) + " MiB, which is no policy")
                    : Answer.of(content);
        } catch (NoSuchFileException e) {
            Matcher policy = POLICY.matcher(path);
            return policy.find() && !Files.isDirectory(Path.of(policy.group(1)))
                    ? Answer.unknown("there is no folder " + policy.group(1)) : Answer.NONE;
        } catch (IOException | RuntimeException e) {
            return Answer.unknown(path + " cannot be read: " + e);
        }
    }
}
