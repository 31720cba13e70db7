package dev.keyturn.cli.terminal;

import dev.keyturn.language.source.Problem;
import dev.keyturn.operations.secret.Secrets;
import dev.keyturn.reports.console.Painter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the command stands and speaks.
 *
 * @param out              for what was asked for
 * @param err              for what went wrong, and for warnings
 * @param workingDirectory where relative paths start from
 * @param colours          whether {@code out} shows colours
 * @param keyboard         who can be asked; if anyone can, {@code out} is a terminal
 */
public record Terminal(PrintWriter out, PrintWriter err, Path workingDirectory, boolean colours, Keyboard keyboard) {
    /** Prints a line at once; for several threads. */
    public void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** Prints data for other programs as they are, but for secrets. */
    public void data(String text) {
        out.print(Secrets.behind(out).apply(text).toCharArray());
        out.flush();
    }

    /** Tells what is doubtful in what was written. */
    public void warn(List<Problem> warnings) {
        Painter painter = new Painter(colours);
        warnings.forEach(problem -> err.println(painter.warning("[WARNING]: " + problem.place() + ": " + problem.message())));
        err.flush();
    }

    /** Whether a terminal shows colours, and its user has not said {@code NO_COLOR}. */
    public static boolean showsColours(Keyboard keyboard) {
        String no = System.getenv("NO_COLOR");
        return (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM")) && keyboard.present();
    }
}
