package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.connections.regfile.RegStep;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.source.SourceFile;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.file.NewFiles;
import dev.keyturn.operations.imports.ImportException;
import dev.keyturn.operations.imports.PlaybookText;
import dev.keyturn.registry.Hive;
import dev.keyturn.windows.policy.RegistryPol;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyturn import}: turns a {@code .reg} file, or the {@code registry.pol} of a Group Policy, into a playbook. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Turns a .reg file or a Group Policy's registry.pol into a playbook that does the same. Reaches no host.")
public final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A .reg file, or a registry.pol.")
    private String file;

    @Option(names = {"-o", "--out"}, paramLabel = "PLAYBOOK", description = "The playbook to write; else it is printed.")
    private String out;

    @Option(names = "--overwrite", description = "Replace the playbook if it is there.")
    private boolean overwrite;

    @Option(names = "--user", description = "The registry.pol is of a policy's folder User, so its keys are the user's.")
    private boolean user;

    @Option(names = "--code-page", paramLabel = "NAME", description = "The code page of the Windows that wrote a REGEDIT4 file: 1250, 932, windows-1251 for"
            + " example. Without it 1252, of Western Europe.")
    private String codePage;

    private final Terminal terminal;
    private final PlaybookParser parser;

    @Inject
    ImportCommand(Terminal terminal, PlaybookParser parser) {
        this.terminal = terminal;
        this.parser = parser;
    }

    @Override
    public Integer call() throws Exception {
        String playbook;
        Charset ansi = ansi();
        byte[] bytes = bytes();
        try {
            playbook = PlaybookText.of(Path.of(file).getFileName().toString(), bytes, user ? Hive.HKCU : Hive.HKLM, ansi);
        } catch (ImportException e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage() + "\nNothing was written.");
        }
        check(playbook);
        if (codePage == null && RegStep.dependsOnCodePage(bytes)) {
            terminal.err().println("keyturn: " + file + " is of REGEDIT4 and not all ASCII: it was read in the code page 1252, of Western Europe; say --code-page"
                    + " if the Windows that wrote it has another");
            terminal.err().flush();
        }
        if (out == null) {
            terminal.data(playbook);
            return ExitCode.SUCCESS;
        }
        Path where = terminal.workingDirectory().resolve(out).toAbsolutePath().normalize();
        NewFiles.write(where.getParent(), Map.of(where.getFileName().toString(), playbook.getBytes(StandardCharsets.UTF_8)), overwrite);
        terminal.out().println(out + " is written; review it, then run it with --check --diff");
        terminal.out().flush();
        return ExitCode.SUCCESS;
    }

    /** Windows names its code pages by numbers. */
    private Charset ansi() throws Refused {
        String name = codePage == null ? "1252" : codePage.strip();
        for (String form : List.of("windows-" + name, "x-windows-" + name, "IBM" + name, "MS" + name, "CP" + name, name)) {
            try {
                return Charset.forName(form);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // another form of its name may be known
            }
        }
        throw new Refused(ExitCode.FAILED, "--code-page: there is no code page '" + name + "'; expected a number as 'chcp' or regedit's Windows has it, 1252 or"
                + " 932 for example");
    }

    private byte[] bytes() throws Refused, IOException {
        Path path = terminal.workingDirectory().resolve(file);
        try {
            if (Files.isDirectory(path)) {
                throw new Refused(ExitCode.NOTHING_TO_DO, file + " is a folder; expected a .reg file or a registry.pol");
            }
            if (SourceFile.isPipeOrDevice(path)) {
                throw new Refused(ExitCode.NOTHING_TO_DO, file + " is a pipe or a device; expected a .reg file or a registry.pol");
            }
            if (Files.size(path) > RegistryPol.LARGEST) {
                throw new Refused(ExitCode.UNREACHABLE, file + " has " + (Files.size(path) >> 20) + " MiB, and the limit is "
                        + (RegistryPol.LARGEST >> 20) + " MiB: export only the keys that matter");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "there is no file " + file + " in " + terminal.workingDirectory());
        }
    }

    /** What is written can be run: it is read as a playbook first. */
    private void check(String playbook) throws IOException, LoadException {
        Path trial = Files.createTempFile("keyturn-import", ".yml");
        try {
            Files.writeString(trial, playbook);
            Problems problems = new Problems();
            parser.parse(trial, out == null ? "the playbook" : out, problems);
            problems.throwIfAny();
        } finally {
            Files.delete(trial);
        }
    }
}
