package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Literals, names, and what may follow them: attributes, indexes, calls, filters and tests. */
final class OperandParser {
    private final Tokens tokens;
    private final Parser parser;

    OperandParser(Tokens tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    Node unary(boolean filters) {
        int minus = 0;
        boolean signed = false;
        while (tokens.current().is("-") || tokens.current().is("+")) {
            minus += tokens.take().is("-") ? 1 : 0;
            signed = true;
        }
        Node node = postfix(primary());
        if (signed) {
            node = new Operators.Sign(minus % 2 == 1, node);
        }
        return filters ? filters(node) : node;
    }

    private Node primary() {
        Token token = tokens.current();
        if (token.kind() == Token.Kind.LITERAL) {
            return literal();
        } else if (token.kind() == Token.Kind.NAME) {
            return name(tokens.take().text());
        } else if (tokens.takeIf("(")) {
            if (tokens.takeIf(")")) {
                return new Literals.Sequence(List.of(), true);
            }
            Node inner = parser.tuple();
            tokens.expect(")");
            return inner;
        } else if (tokens.takeIf("[")) {
            return list();
        } else if (tokens.takeIf("{")) {
            return dict();
        }
        throw tokens.mistake("expected a value");
    }

    private Node literal() {
        Token token = tokens.take();
        if (!(token.value() instanceof String first)) {
            return new Literals.Constant(token.value());
        }
        StringBuilder text = new StringBuilder(first);
        while (tokens.current().value() instanceof String) {
            text.append(tokens.take().value());
        }
        return new Literals.Constant(text.toString());
    }

    private Node name(String name) {
        return switch (name) {
            case "true", "True" -> new Literals.Constant(true);
            case "false", "False" -> new Literals.Constant(false);
            case "none", "None" -> new Literals.Constant(null);
            case "and", "or", "if", "else", "in", "is" -> throw tokens.mistakeBefore("found '" + name + "', expected a value");
            default -> new Access.Name(name);
        };
    }

    private Node list() {
        List<Node> items = new ArrayList<>();
        while (!tokens.takeIf("]")) {
            items.add(parser.condition());
            separator("]");
        }
        return new Literals.Sequence(items, false);
    }

    private Node dict() {
        List<Map.Entry<Node, Node>> entries = new ArrayList<>();
        while (!tokens.takeIf("}")) {
            Node key = parser.condition();
            tokens.expect(":");
            entries.add(Map.entry(key, parser.condition()));
            separator("}");
        }
        return new Literals.Dict(entries);
    }

    private void separator(String close) {
        if (!tokens.current().is(close) && !tokens.takeIf(",")) {
            throw tokens.mistake("expected ',' or '" + close + "'");
        }
    }

    private Node postfix(Node start) {
        Node node = start;
        while (true) {
            if (tokens.takeIf(".")) {
                node = attribute(node);
            } else if (tokens.takeIf("[")) {
                node = subscript(node);
            } else if (tokens.current().is("(") && node instanceof Access.Name name) {
                Library.Entry function = Library.function(name.name(), tokens);
                node = new Calls.Function(function, arguments());
            } else if (tokens.current().is("(")) {
                throw tokens.mistake("but only functions and methods can be called");
            } else {
                return node;
            }
        }
    }

    private Node attribute(Node base) {
        if (tokens.current().value() instanceof Long index) {
            tokens.take();
            return new Access.Item(base, new Literals.Constant(index));
        }
        String name = tokens.expectName("the name of an attribute after '.'");
        if (!tokens.current().is("(")) {
            return new Access.Item(base, new Literals.Constant(name));
        }
        Library.checkMethod(name, tokens);
        return new Calls.Method(base, name, arguments());
    }

    private Node subscript(Node base) {
        Node[] parts = new Node[3];
        int colons = 0;
        while (!tokens.takeIf("]")) {
            if (tokens.takeIf(":")) {
                if (++colons > 2) {
                    throw tokens.mistakeBefore("found a third ':' in a slice, expected ']'");
                }
            } else if (parts[colons] != null) {
                throw tokens.mistake("expected ']'");
            } else {
                parts[colons] = colons == 0 ? parser.tuple() : parser.condition();
            }
        }
        if (colons > 0) {
            return new Access.Slice(base, parts[0], parts[1], parts[2]);
        } else if (parts[0] == null) {
            throw tokens.mistakeBefore("found ']', expected an index");
        }
        return new Access.Item(base, parts[0]);
    }

    private Node filters(Node start) {
        Node node = start;
        while (true) {
            if (tokens.takeIf("|")) {
                node = filter(node);
            } else if (tokens.takeIf("is")) {
                node = test(node);
            } else {
                return node;
            }
        }
    }

    private Node filter(Node input) {
        String name = dotted("the name of a filter after '|'");
        Library.Entry entry = Library.filter(name, tokens);
        return new Calls.Filter(entry, input, tokens.current().is("(") ? arguments() : Arguments.NONE);
    }

    private Node test(Node input) {
        boolean negated = tokens.takeIf("not");
        String name = dotted("the name of a test after 'is'");
        Library.Entry entry = Library.test(name, tokens);
        Node test = new Calls.Test(entry, input, testArguments(entry));
        return negated ? new Operators.Not(test) : test;
    }

    private Arguments testArguments(Library.Entry entry) {
        if (tokens.current().is("(")) {
            return arguments();
        }
        Token next = tokens.current();
        if (next.is("is")) {
            throw tokens.mistake("but tests cannot be chained; join them with `and`");
        }
        boolean value = next.kind() == Token.Kind.LITERAL || next.is("[") || next.is("{")
                || next.kind() == Token.Kind.NAME && !List.of("else", "or", "and", "if", "in", "not").contains(next.text());
        return value && entry.takesArguments() ? new Arguments(List.of(postfix(primary())), Map.of()) : Arguments.NONE;
    }

    private String dotted(String what) {
        StringBuilder name = new StringBuilder(tokens.expectName(what));
        while (tokens.current().is(".") && tokens.following().kind() == Token.Kind.NAME) {
            tokens.take();
            name.append('.').append(tokens.take().text());
        }
        return name.toString();
    }

    private Arguments arguments() {
        tokens.expect("(");
        List<Node> positional = new ArrayList<>();
        Map<String, Node> named = new LinkedHashMap<>();
        while (!tokens.takeIf(")")) {
            if (tokens.current().kind() == Token.Kind.NAME && tokens.following().is("=")) {
                String name = tokens.take().text();
                tokens.take();
                if (named.put(name, parser.condition()) != null) {
                    throw tokens.mistakeBefore("the argument '" + name + "' is given twice");
                }
            } else if (named.isEmpty()) {
                positional.add(parser.condition());
            } else {
                throw tokens.mistake("but arguments without a name come first");
            }
            separator(")");
        }
        return new Arguments(positional, named);
    }
}
