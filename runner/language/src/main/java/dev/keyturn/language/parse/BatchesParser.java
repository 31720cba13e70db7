package dev.keyturn.language.parse;

import dev.keyturn.language.playbook.Batches;
import dev.keyturn.language.playbook.Batches.Order;
import dev.keyturn.language.playbook.Batches.Size;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import dev.keyturn.module.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a play says of its hosts together: {@code serial}, {@code order}, {@code max_fail_percentage}, {@code any_errors_fatal}. */
final class BatchesParser {
    private final YamlFields fields;
    private final Problems problems;

    BatchesParser(YamlFields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    Batches batches() {
        return new Batches(serial(), order(), maxFailPercentage(), fields.fixedFlag("any_errors_fatal", false));
    }

    private List<Size> serial() {
        List<Size> sizes = new ArrayList<>();
        Optional<YamlNode> node = fields.value("serial").filter(n -> !YamlFields.isNothing(n));
        List<YamlNode> items = node.isPresent() && node.get() instanceof Sequence list ? list.items() : node.stream().toList();
        for (YamlNode item : items) {
            String text = item instanceof Scalar scalar ? scalar.text().strip() : "";
            if (text.matches("[0-9]{1,6}%?")) {
                boolean percent = text.endsWith("%");
                sizes.add(new Size(Integer.parseInt(percent ? text.substring(0, text.length() - 1) : text), percent));
            } else {
                fields.expected("serial", item, "a number of hosts, a share such as '25%', or a list of these");
            }
        }
        return sizes;
    }

    private Order order() {
        String name = fields.text("order").orElse("inventory");
        try {
            return Order.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            List<String> known = Arrays.stream(Order.values()).map(order -> order.name().toLowerCase(Locale.ROOT)).toList();
            problems.error(fields.placeOf("order"), "found '" + name + "' under 'order'; expected " + String.join(", ", known)
                    + Nearest.hint(name, known));
            return Order.INVENTORY;
        }
    }

    private Optional<Double> maxFailPercentage() {
        Optional<YamlNode> node = fields.value("max_fail_percentage").filter(n -> !YamlFields.isNothing(n));
        if (node.isEmpty()) {
            return Optional.empty();
        }
        String text = node.get() instanceof Scalar scalar ? scalar.text().strip().replaceFirst("%$", "") : "";
        if (!text.matches("[0-9]{1,3}([.][0-9]{1,9})?")) {
            fields.expected("max_fail_percentage", node.get(), "a number from 0 to 100");
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(text));
    }
}
