package dev.keyturn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

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
    void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** Whether a terminal shows colours, and its user has not said {@code NO_COLOR}. */
    static boolean showsColours(Keyboard keyboard) {
        String no = System.getenv("NO_COLOR");
        return (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM")) && keyboard.present();
    }
}
