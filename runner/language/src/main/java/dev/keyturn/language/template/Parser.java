package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Jinja's operators from the loosest to the tightest; what stands between them is read by {@link OperandParser}. */
final class Parser {
    private static final int DEEPEST = 100;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Tokens tokens;
    private final OperandParser operands;
    private int depth;

    Parser(Tokens tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    /** A whole expression that must fill its place. */
    static Node parse(Tokens tokens) {
        Parser parser = new Parser(tokens);
        Node node = parser.tuple();
        tokens.expectEnd();
        return node;
    }

    /** An expression, or several with commas between them. */
    Node tuple() {
        Node first = condition();
        if (!tokens.current().is(",")) {
            return first;
        }
        List<Node> items = new ArrayList<>(List.of(first));
        while (tokens.takeIf(",") && !tokens.atEnd() && !tokens.current().is(")")) {
            items.add(condition());
        }
        return new Literals.Sequence(items, true);
    }

    Node condition() {
        if (++depth > DEEPEST) {
            throw tokens.mistake("which is nested more than " + DEEPEST + " levels deep");
        }
        Node node = or();
        while (tokens.takeIf("if")) {
            Node test = or();
            Node otherwise = tokens.takeIf("else") ? condition() : null;
            node = new Operators.Choice(node, test, otherwise);
        }
        depth--;
        return node;
    }

    Node or() {
        Node node = and();
        while (tokens.takeIf("or")) {
            node = new Operators.Or(node, and());
        }
        return node;
    }

    private Node and() {
        Node node = not();
        while (tokens.takeIf("and")) {
            node = new Operators.And(node, not());
        }
        return node;
    }

    private Node not() {
        int count = 0;
        while (tokens.takeIf("not")) {
            count++;
        }
        Node node = comparison();
        for (; count > 0; count--) {
            node = new Operators.Not(node);
        }
        return node;
    }

    private Node comparison() {
        Node first = sum();
        List<Operators.Link> links = new ArrayList<>();
        while (true) {
            if (COMPARISONS.contains(tokens.current().text()) && tokens.current().kind() == Token.Kind.OPERATOR) {
                links.add(new Operators.Link(tokens.take().text(), sum()));
            } else if (tokens.takeIf("in")) {
                links.add(new Operators.Link("in", sum()));
            } else if (tokens.current().is("not") && tokens.following().is("in")) {
                tokens.take();
                tokens.take();
                links.add(new Operators.Link("not in", sum()));
            } else {
                return links.isEmpty() ? first : new Operators.Comparison(first, links);
            }
        }
    }

    private Node sum() {
        Node node = concatenation();
        while (tokens.current().is("+") || tokens.current().is("-")) {
            node = new Operators.Calculation(tokens.take().text(), node, concatenation());
        }
        return node;
    }

    private Node concatenation() {
        Node first = product();
        if (!tokens.current().is("~")) {
            return first;
        }
        List<Node> parts = new ArrayList<>(List.of(first));
        while (tokens.takeIf("~")) {
            parts.add(product());
        }
        return new Operators.Concatenation(parts);
    }

    private Node product() {
        Node node = power();
        while (tokens.current().is("*") || tokens.current().is("/") || tokens.current().is("//") || tokens.current().is("%")) {
            node = new Operators.Calculation(tokens.take().text(), node, power());
        }
        return node;
    }

    private Node power() {
        Node node = operands.unary(true);
        while (tokens.takeIf("**")) {
            node = new Operators.Calculation("**", node, operands.unary(true));
        }
        return node;
    }
}
