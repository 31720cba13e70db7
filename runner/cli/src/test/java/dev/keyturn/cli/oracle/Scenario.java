package dev.keyturn.cli.oracle;

import dev.keyturn.cli.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of a playbook over hosts whose registries are empty. Each comment {@code # run:} at the head of a playbook is one.
 *
 * @param playbook the file
 * @param options  what else stands on the command line
 */
record Scenario(String playbook, List<String> options) {
    static final Path FOLDER = Command.ROOT.resolve("runner/cli/src/test/resources/oracle");
    static final List<String> HOSTS = List.of("h1", "h2", "h3");
    private static final String HEAD = "# run:";

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
                Files.readAllLines(file).stream().takeWhile(line -> line.startsWith(HEAD)).map(line -> line.substring(HEAD.length()).strip())
                        .map(options -> options.isEmpty() ? List.<String>of() : List.of(options.split(" ")))
                        .forEach(options -> all.add(new Scenario(file.getFileName().toString(), options)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The command line behind the command's name. */
    List<String> arguments() {
        List<String> all = new ArrayList<>(List.of("-i", "hosts.ini", playbook));
        all.addAll(options);
        return all;
    }

    @Override
    public String toString() {
        return playbook + " " + String.join(" ", options);
    }
}
