package dev.keyturn.operations.imports;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.operations.imports.ImportStep.Kind;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.registry.RegistryValue.Qword;
import dev.keyturn.registry.View;
import dev.keyturn.windows.data.DataType;
import dev.keyturn.windows.data.RegistryData;
import dev.keyturn.windows.modules.RegistryKey;
import dev.keyturn.windows.modules.RegistryKey.State;
import dev.keyturn.windows.modules.RegistryKey.Views;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says a step as a task of {@code registry_key}, and makes sure that the module takes it and stores the very same bytes. */
final class KeyTasks {
    private final RegistryKey module = new RegistryKey();
    private final ImportSource file;

    KeyTasks(ImportSource file) {
        this.file = file;
    }

    /**
     * A task.
     *
     * @throws ModuleFailure if the step cannot be said so
     */
    String task(ImportStep step) throws ModuleFailure {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("path", TaskText.text(spelled(step.path())));
        boolean value = step.kind() == Kind.SET || step.kind() == Kind.DELETE_VALUE;
        Optional<DataType> type = Optional.empty();
        Optional<Object> data = Optional.empty();
        if (value) {
            arguments.put("name", TaskText.text(step.name()));
        }
        if (step.kind() == Kind.SET) {
            RegistryValue wanted = step.data().orElseThrow();
            type = Arrays.stream(DataType.values()).filter(each -> each.number() == wanted.type()).findFirst();
            data = type.map(each -> data(each, wanted));
            if (type.isEmpty() || !RegistryData.convert(type.get(), data, !step.name().isEmpty()).equals(Optional.of(wanted))) {
                throw new ModuleFailure("data that no task can declare: " + shortened(wanted.typeName() + " " + wanted)
                        + "; expected data of the types none, binary, dword, qword, string, expandstring and multistring that have their"
                        + " type's form");
            }
            arguments.put("type", type.get().label());
            arguments.put("data", yaml(data.get()));
        } else if (step.kind() != Kind.KEY) {
            arguments.put("state", "absent");
        }
        boolean tree = step.kind() == Kind.DELETE_KEY;
        if (tree) {
            arguments.put("delete_key", "true");
        }
        boolean narrow = step.path().view() == View.BITS_32;
        if (narrow) {
            arguments.put("view", "32");
        }
        State state = step.kind() == Kind.SET || step.kind() == Kind.KEY ? State.PRESENT : State.ABSENT;
        module.check(new RegistryKey.Arguments(spelled(step.path()), value ? Optional.of(step.name()) : Optional.empty(), data,
                type.orElse(DataType.STRING), state, narrow ? Optional.of(Views.BITS_32) : Optional.empty(),
                tree ? Optional.of(true) : Optional.empty(), List.of()));
        String where = file.unit() + " " + step.at();
        return TaskText.task(where, TaskText.title(title(step), "from " + where), "registry_key", arguments);
    }

    private static String title(ImportStep step) {
        String name = step.name().isEmpty() ? "default value" : step.name();
        String key = shortened(step.path().toString());
        return switch (step.kind()) {
            case KEY -> "there is " + key;
            case DELETE_KEY -> "there is no " + key;
            case SET -> shortened(name) + " in " + key;
            case DELETE_VALUE -> "no " + shortened(name) + " in " + key;
        };
    }

    /** The key without its view, which is an argument of its own. */
    private static String spelled(RegistryPath path) {
        return path.hive() + ":\\" + path.subkey();
    }

    private static Object data(DataType type, RegistryValue value) {
        return switch (type) {
            case DWORD -> value instanceof Dword dword ? dword.number() : hex(value);
            case QWORD -> value instanceof Qword qword ? String.format("0x%016x", qword.bits()) : hex(value);
            case BINARY, NONE -> hex(value);
            case STRING, EXPANDSTRING -> withoutEnd(value, 1);
            case MULTISTRING -> value instanceof MultiSz multi ? multi.texts() : List.of(withoutEnd(value, 2).split("\0", -1));
        };
    }

    private static String hex(RegistryValue value) {
        return HexFormat.ofDelimiter(",").formatHex(value.encode());
    }

    private static String withoutEnd(RegistryValue value, int nuls) {
        String text = new String(value.encode(), StandardCharsets.UTF_16LE);
        return text.substring(0, Math.max(0, text.length() - nuls));
    }

    private static String yaml(Object data) {
        if (data instanceof Long number) {
            return String.format("0x%08x", number);
        }
        return data instanceof List<?> list ? TaskText.list(list.stream().map(String::valueOf).toList()) : TaskText.text(String.valueOf(data));
    }

    private static String shortened(String text) {
        String seen = text.replaceAll("\\p{Cntrl}", "?");
        return seen.length() > 120 ? seen.substring(0, 117) + "..." : seen;
    }
}
