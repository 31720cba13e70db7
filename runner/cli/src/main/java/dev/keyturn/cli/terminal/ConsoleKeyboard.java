package dev.keyturn.cli.terminal;

import java.io.Console;
import java.util.Optional;
import java.util.function.Supplier;

/** The keyboard of a real terminal. */
final class ConsoleKeyboard implements Keyboard {
    private final Console console;
    private volatile boolean asking;

    ConsoleKeyboard(Console console) {
        this.console = console;
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public Optional<String> ask(String question) {
        return waiting(() -> console.readLine("%s", question));
    }

    @Override
    public Optional<char[]> askSecret(String question) {
        return waiting(() -> console.readPassword("%s", question));
    }

    private <T> Optional<T> waiting(Supplier<T> answer) {
        asking = true;
        try {
            return Optional.ofNullable(answer.get());
        } finally {
            asking = false;
        }
    }

    @Override
    public boolean asking() {
        return asking;
    }
}
