package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.reports.console.MatrixText;
import dev.keyturn.reports.form.Matrices;
import dev.keyturn.reports.form.Matrix;
import dev.keyturn.reports.form.MatrixJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyturn matrix}: the tables that modules decide with, and who says so. Reaches no host. */
@Command(name = "matrix", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Prints what is known of Windows, Exchange or .NET Framework, by which the modules decide, with its sources. Reaches no host.")
public final class MatrixCommand implements Callable<Integer> {
    /** What is known of what. */
    enum Topic { windows, exchange, dotnet }

    @Parameters(paramLabel = "TOPIC", description = "${COMPLETION-CANDIDATES}")
    private Topic topic;

    @Option(names = "--json", description = "Print the tables as JSON, and nothing else.")
    private boolean json;

    private final Terminal terminal;

    @Inject
    MatrixCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Matrix> tables = switch (topic) {
            case windows -> Matrices.windows();
            case exchange -> Matrices.exchange();
            case dotnet -> Matrices.dotNet();
        };
        if (json) {
            MatrixJson.write(topic.name(), tables, terminal.out());
        } else {
            MatrixText.lines(tables).forEach(terminal::say);
        }
        return ExitCode.SUCCESS;
    }
}
