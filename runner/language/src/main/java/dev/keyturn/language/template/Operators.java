package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.List;

/** What operators do with their operands. */
final class Operators {

    private Operators() {
    }

    /** {@code then if test else otherwise}; without an else the value is undefined. */
    record Choice(Node then, Node test, Node otherwise) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            if (Values.truthy(test.value(scope))) {
                return then.evaluate(scope);
            }
            return otherwise != null ? otherwise.evaluate(scope)
                    : new Undefined("the inline 'if' is false and has no 'else'; add `else` with a value");
        }
    }

    record Or(Node left, Node right) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Object value = left.value(scope);
            return Values.truthy(value) ? value : right.value(scope);
        }
    }

    record And(Node left, Node right) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Object value = left.value(scope);
            return Values.truthy(value) ? right.value(scope) : value;
        }
    }

    record Not(Node operand) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            return !Values.truthy(operand.value(scope));
        }
    }

    record Link(String operator, Node operand) {
    }

    /** A chain such as {@code 1 < x <= 5}, where each link must hold. */
    record Comparison(Node first, List<Link> links) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Object left = first.value(scope);
            for (Link link : links) {
                Object right = link.operand().value(scope);
                if (!holds(left, link.operator(), right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    static boolean holds(Object left, String operator, Object right) {
        return switch (operator) {
            case "==" -> Values.equal(left, right);
            case "!=" -> !Values.equal(left, right);
            case "in" -> Values.contains(right, left);
            case "not in" -> !Values.contains(right, left);
            case "<" -> Values.compare(left, right, operator) < 0;
            case "<=" -> Values.compare(left, right, operator) <= 0;
            case ">" -> Values.compare(left, right, operator) > 0;
            default -> Values.compare(left, right, operator) >= 0;
        };
    }

    record Calculation(String operator, Node left, Node right) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Budget.step();
            return Budget.made(Arithmetic.apply(operator, left.value(scope), right.value(scope)));
        }
    }

    record Concatenation(List<Node> parts) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> Budget.append(text, PythonText.str(part.value(scope))));
            return text.toString();
        }
    }

    record Sign(boolean minus, Node operand) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Object negated = Arithmetic.negate(operand.value(scope));
            return minus ? negated : Arithmetic.negate(negated);
        }
    }
}
