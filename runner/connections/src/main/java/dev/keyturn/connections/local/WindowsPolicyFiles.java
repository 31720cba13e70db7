package dev.keyturn.connections.local;

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

/** The files of policies as Windows itself opens them, by their own paths, as the user who is logged on. */
final class WindowsPolicyFiles implements PolicyFiles {
    private static final Pattern DRIVE = Pattern.compile("([A-Za-z]):(\\\\.+)");
    /** A policy's own folder; where that is missing, its files are not simply absent. */
    private static final Pattern POLICY = Pattern.compile("^(.*\\{[0-9A-Fa-f-]{36}})\\\\");

    private final Optional<String> address;

    /** For this machine, or for another one at an address. */
    WindowsPolicyFiles(Optional<String> address) {
        this.address = address;
    }

    @Override
    public Map<String, Answer> read(List<String> paths, Optional<String> server) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        paths.forEach(path -> answers.put(path, read(fromHere(path))));
        return answers;
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
