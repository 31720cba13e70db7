package dev.keyturn.language.template;

/** Filters, tests, functions and the listed methods of plain data. */
final class Calls {

    private Calls() {
    }

    record Filter(Library.Entry entry, Node input, Arguments arguments) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            return entry.apply(scope, input.evaluate(scope), arguments.positional(scope), arguments.named(scope));
        }
    }

    record Test(Library.Entry entry, Node input, Arguments arguments) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            return entry.apply(scope, input.evaluate(scope), arguments.positional(scope), arguments.named(scope));
        }
    }

    record Function(Library.Entry entry, Arguments arguments) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            return entry.apply(scope, null, arguments.positional(scope), arguments.named(scope));
        }
    }

    record Method(Node owner, String name, Arguments arguments) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Object value = owner.value(scope);
            return Library.method(value, name).apply(scope, value, arguments.positional(scope), arguments.named(scope));
        }
    }
}
