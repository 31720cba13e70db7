package dev.keyturn.windows.data;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.RegistryValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Turns the data of a task into a registry value, with the rules and the messages of Ansible's {@code win_regedit}.
 *
 * <p>Data is plain: a String, Long, BigInteger, Double, Boolean, List or Map. A text is stored as .NET stores it, which the vocabulary's own
 * variants cannot always say: an empty string in a multistring is a NUL of its own ({@code ""} alone is two NULs), and a NUL inside a text is
 * kept. Such data is a {@link RegistryValue.Other} of the type's number.
 */
public final class RegistryData {
    private static final String CONVERTED =
            "the data type when name is not specified can only be 'string', the type has automatically been converted";

    private RegistryData() {
    }

    /** The type that counts: without a name, the key's default value is meant, which is a string. */
    public static DataType effective(DataType type, Optional<String> name) {
        return name.isPresent() ? type : DataType.STRING;
    }

    /** Ansible's warning where {@link #effective} changes the type. */
    public static Optional<String> warning(DataType type, Optional<String> name) {
        return effective(type, name) == type ? Optional.empty() : Optional.of(CONVERTED);
    }

    /**
     * The value to store.
     *
     * @param data  as the task has it; empty if it has none, or null
     * @param named whether the value has a name, that is, is not the key's default value
     * @return empty if only the key is meant, which is so for a text that is not given and has no name
     * @throws ModuleFailure if the data does not fit the type, with Ansible's text where it has one
     */
    public static Optional<RegistryValue> convert(DataType type, Optional<Object> data, boolean named) throws ModuleFailure {
        boolean text = type == DataType.STRING || type == DataType.EXPANDSTRING;
        return data.isEmpty() && text && !named ? Optional.empty() : Optional.of(value(type, data.orElse(nothing(type))));
    }

    private static Object nothing(DataType type) {
        return type == DataType.MULTISTRING ? List.of() : "";
    }

    private static RegistryValue value(DataType type, Object data) throws ModuleFailure {
        return switch (type) {
            case NONE -> new RegistryValue.None(Bytes.of(ByteLists.of(data)));
            case BINARY -> new RegistryValue.Binary(Bytes.of(ByteLists.of(data)));
            case DWORD -> RegistryValue.dword(WholeNumbers.bits(type, data) & 0xFFFFFFFFL);
            case QWORD -> new RegistryValue.Qword(WholeNumbers.bits(type, data));
            case STRING, EXPANDSTRING -> stored(type, Texts.of(data) + '\0');
            case MULTISTRING -> {
                StringBuilder all = new StringBuilder();
                Texts.list(data).forEach(t -> all.append(t).append('\0'));
                yield stored(type, all.append('\0').toString());
            }
        };
    }

    private static RegistryValue stored(DataType type, String text) {
        return RegistryValue.decode(type.number(), text.getBytes(StandardCharsets.UTF_16LE));
    }
}
