package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a template that adds to the text made so far. */
interface TemplatePart {

    void append(Scope scope, Rendered out);

    record Text(String text) implements TemplatePart {
        @Override
        public void append(Scope scope, Rendered out) {
            out.text(text);
        }
    }

    record Output(Node node) implements TemplatePart {
        @Override
        public void append(Scope scope, Rendered out) {
            out.value(node.value(scope));
        }
    }

    record Branch(Node test, List<TemplatePart> body) {
    }

    /** {@code if}, its {@code elif}s, and {@code else} as a branch whose test is a constant. */
    record If(List<Branch> branches) implements TemplatePart {
        @Override
        public void append(Scope scope, Rendered out) {
            for (Branch branch : branches) {
                if (Values.truthy(branch.test().value(scope))) {
                    branch.body().forEach(piece -> piece.append(scope, out));
                    return;
                }
            }
        }
    }

    record Set(List<String> names, Node node) implements TemplatePart {
        @Override
        public void append(Scope scope, Rendered out) {
            assign(scope, names, node.value(scope));
        }
    }

    record For(List<String> names, Node items, Node filter, List<TemplatePart> body, List<TemplatePart> otherwise) implements TemplatePart {
        @Override
        public void append(Scope scope, Rendered out) {
            List<Object> chosen = new ArrayList<>();
            for (Object item : Values.items(items.value(scope))) {
                Budget.step();
                Scope each = scope.inner();
                assign(each, names, item);
                if (filter == null || Values.truthy(filter.value(each))) {
                    chosen.add(item);
                }
            }
            for (int i = 0; i < chosen.size(); i++) {
                Budget.step();
                Scope each = scope.inner();
                assign(each, names, chosen.get(i));
                each.set("loop", counters(i, chosen.size()));
                body.forEach(piece -> piece.append(each, out));
            }
            if (chosen.isEmpty()) {
                otherwise.forEach(piece -> piece.append(scope, out));
            }
        }

        private static Map<String, Object> counters(long index, long size) {
            Map<String, Object> loop = new LinkedHashMap<>();
            loop.put("index", index + 1);
            loop.put("index0", index);
            loop.put("revindex", size - index);
            loop.put("revindex0", size - index - 1);
            loop.put("first", index == 0);
            loop.put("last", index == size - 1);
            loop.put("length", size);
            return loop;
        }
    }

    private static void assign(Scope scope, List<String> names, Object value) {
        if (names.size() == 1) {
            scope.set(names.get(0), value);
            return;
        }
        List<Object> parts = Values.items(value);
        if (parts.size() != names.size()) {
            throw new Failure("there are " + names.size() + " names (" + String.join(", ", names) + ") for " + parts.size()
                    + " values: " + PythonText.brief(value));
        }
        for (int i = 0; i < parts.size(); i++) {
            scope.set(names.get(i), parts.get(i));
        }
    }
}
