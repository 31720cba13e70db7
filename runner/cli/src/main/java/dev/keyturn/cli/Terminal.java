package dev.keyturn.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Where the command stands and speaks.
 *
 * @param out              for what was asked for
 * @param err              for what went wrong, and for warnings
 * @param workingDirectory where relative paths start from
 * @param colours          whether {@code out} shows colours
 */
public record Terminal(PrintWriter out, PrintWriter err, Path workingDirectory, boolean colours) {
    /** Prints a line at once; for several threads. */
    void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** Whether this process writes to a screen that shows colours, and its user has not said {@code NO_COLOR}. */
    static boolean showsColours() {
        String no = System.getenv("NO_COLOR");
        return (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM")) && isTerminal();
    }

    /** Since Java 22 there is a console even where there is no terminal, and it can be asked. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
