package dev.keyturn.cli;

import dev.keyturn.cli.terminal.Keyboard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Someone at a terminal who gives prepared answers, and keeps the questions. */
public final class Typed implements Keyboard {
    private final Deque<String> answers;
    private final List<String> questions = new ArrayList<>();

    public Typed(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    public List<String> questions() {
        return questions;
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public Optional<String> ask(String question) {
        questions.add(question);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<char[]> askSecret(String question) {
        return ask(question).map(String::toCharArray);
    }

    @Override
    public boolean asking() {
        return false;
    }
}
