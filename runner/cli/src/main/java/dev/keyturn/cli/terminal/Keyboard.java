package dev.keyturn.cli.terminal;

import java.io.Console;
import java.util.Optional;

/** Whoever sits at the terminal, and can be asked. */
public interface Keyboard {
    /** Nobody is there: the command runs in a pipe or from another program. */
    Keyboard NONE = new Keyboard() {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> askSecret(String question) {
            return Optional.empty();
        }

        @Override
        public boolean asking() {
            return false;
        }
    };

    /** Whether anyone is there. */
    boolean present();

    /** The answer to a question; empty if there is none. */
    Optional<String> ask(String question);

    /** The same, typed unseen. */
    Optional<char[]> askSecret(String question);

    /** Whether an answer is waited for right now. */
    boolean asking();

    /** That of this process. */
    static Keyboard ofProcess() {
        Console console = System.console();
        return console != null && isTerminal(console) ? new ConsoleKeyboard(console) : NONE;
    }

    /** Since Java 22 there is a console even where there is no terminal, and it can be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
