package dev.keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the import lines of all rooms against one table of packages, from the ground up: a package may use those above it in the table only. */
class ImportDirectionTest {
    private static final List<String> FROM_THE_GROUND_UP = List.of(
            "dev.keyturn.registry", "dev.keyturn.module",
            "dev.keyturn.windows.tables", "dev.keyturn.windows.facts", "dev.keyturn.windows.tls", "dev.keyturn.windows.restart",
            "dev.keyturn.windows.policy", "dev.keyturn.windows.readiness", "dev.keyturn.windows.gather", "dev.keyturn.windows.healthchecker",
            "dev.keyturn.windows.state", "dev.keyturn.windows.guard", "dev.keyturn.windows.data", "dev.keyturn.windows.modules",
            "dev.keyturn.language.budget", "dev.keyturn.language.source", "dev.keyturn.language.template", "dev.keyturn.language.yaml",
            "dev.keyturn.language.variables", "dev.keyturn.language.inventory",
            "dev.keyturn.language.binding", "dev.keyturn.language.playbook", "dev.keyturn.language.parse",
            "dev.keyturn.engine.file", "dev.keyturn.engine.report", "dev.keyturn.engine.action", "dev.keyturn.engine.connection",
            "dev.keyturn.engine.journal", "dev.keyturn.engine.lock", "dev.keyturn.engine.host", "dev.keyturn.engine.fleet", "dev.keyturn.engine.play",
            "dev.keyturn.engine.snapshot",
            "dev.keyturn.store.lock", "dev.keyturn.store.form", "dev.keyturn.store.journal", "dev.keyturn.store.runs", "dev.keyturn.store.undo", "dev.keyturn.store.plan",
            "dev.keyturn.connections.regfile", "dev.keyturn.connections.local",
            "dev.keyturn.connections.winreg.smb", "dev.keyturn.connections.winreg.rrp", "dev.keyturn.connections.winreg.kerberos",
            "dev.keyturn.connections.winreg",
            "dev.keyturn.operations", "dev.keyturn.operations.file", "dev.keyturn.operations.project", "dev.keyturn.operations.secret",
            "dev.keyturn.operations.host", "dev.keyturn.operations.run", "dev.keyturn.operations.imports",
            "dev.keyturn.reports", "dev.keyturn.reports.form", "dev.keyturn.reports.files", "dev.keyturn.reports.console",
            "dev.keyturn.reports.audit", "dev.keyturn.reports.evidence",
            "dev.keyturn.cli.terminal", "dev.keyturn.cli.option", "dev.keyturn.cli.command", "dev.keyturn.cli");

    /** Libraries that one package alone may know. */
    private static final Map<String, String> ONE_ROOM = Map.of(
            "com.sun.jna", "dev.keyturn.connections.local",
            "com.hierynomus", "dev.keyturn.connections.winreg",
            "com.rapid7", "dev.keyturn.connections.winreg",
            "picocli", "dev.keyturn.cli",
            "com.google.inject", "dev.keyturn.cli",
            "ch.qos.logback", "dev.keyturn.cli");

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([a-z0-9_.]+)\\.[A-Z]", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z0-9_.]+);", Pattern.MULTILINE);

    @Test
    void packagesUseOnlyThoseBelowThem() throws IOException {
        List<String> wrong = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            Matcher declared = PACKAGE.matcher(text);
            assertTrue(declared.find(), file + " has no package");
            String here = declared.group(1);
            seen.add(here);
            Matcher imports = IMPORT.matcher(text);
            while (imports.find()) {
                check(here, imports.group(1), file, wrong);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(FROM_THE_GROUND_UP), seen, "the table lists every package once, and no other");
    }

    private static void check(String here, String used, Path file, List<String> wrong) {
        if (used.startsWith("dev.keyturn") && FROM_THE_GROUND_UP.indexOf(used) > FROM_THE_GROUND_UP.indexOf(here)) {
            wrong.add(file.getFileName() + " in " + here + " imports " + used + ", which stands above it");
        }
        ONE_ROOM.forEach((library, room) -> {
            if (used.startsWith(library) && !here.startsWith(room)) {
                wrong.add(file.getFileName() + " in " + here + " imports " + used + ", which only " + room + " may know");
            }
        });
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of(System.getProperty("keyturn.root"));
        List<Path> files = new ArrayList<>();
        for (String top : List.of("modules", "runner")) {
            try (Stream<Path> all = Files.walk(root.resolve(top))) {
                all.filter(f -> f.toString().endsWith(".java") && f.toString().replace('\\', '/').contains("/src/main/java/")).forEach(files::add);
            }
        }
        assertFalse(files.isEmpty(), "no sources below " + root);
        return files;
    }
}
