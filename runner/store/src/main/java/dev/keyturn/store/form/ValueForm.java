package dev.keyturn.store.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.registry.RegistryValue;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Registry values as JSON: {@code {"type": "REG_DWORD", "data": 2688}}, numbers in decimal and without sign. What is no text, list or number
 * is {@code {"type": "REG_BINARY", "hex": "0a00"}}; a value whose bytes do not fit its type is kept in that way too.
 */
public final class ValueForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<Integer> NAMED = List.of(RegistryValue.REG_NONE, RegistryValue.REG_SZ, RegistryValue.REG_EXPAND_SZ,
            RegistryValue.REG_BINARY, RegistryValue.REG_DWORD, RegistryValue.REG_DWORD_BIG_ENDIAN, RegistryValue.REG_LINK,
            RegistryValue.REG_MULTI_SZ, 8, 9, 10, RegistryValue.REG_QWORD);

    private ValueForm() {
    }

    /** Writes a value; an absent one is null. */
    public static JsonNode write(Optional<RegistryValue> value) {
        return value.<JsonNode>map(ValueForm::write).orElse(JSON.nullNode());
    }

    private static ObjectNode write(RegistryValue value) {
        ObjectNode form = JSON.objectNode();
        form.put("type", value.typeName());
        if (value instanceof RegistryValue.Sz text) {
            form.put("data", text.text());
        } else if (value instanceof RegistryValue.ExpandSz text) {
            form.put("data", text.text());
        } else if (value instanceof RegistryValue.MultiSz texts) {
            texts.texts().forEach(form.putArray("data")::add);
        } else if (value instanceof RegistryValue.Dword number) {
            form.put("data", number.number());
        } else if (value instanceof RegistryValue.Qword number) {
            form.put("data", new BigInteger(Long.toUnsignedString(number.bits())));
        } else {
            form.put("hex", HexFormat.of().formatHex(value.encode()));
        }
        return form;
    }

    /** Reads a value; null is an absent one. */
    public static Optional<RegistryValue> read(JsonNode form) {
        if (form.isNull()) {
            return Optional.empty();
        }
        int type = type(JsonFields.text(form, "type"));
        Optional<String> hex = JsonFields.optionalText(form, "hex");
        if (hex.isPresent()) {
            try {
                return Optional.of(RegistryValue.decode(type, HexFormat.of().parseHex(hex.get())));
            } catch (IllegalArgumentException e) {
                throw new FormException("'hex' is '" + hex.get() + "', expected pairs of hexadecimal digits");
            }
        }
        try {
            return Optional.of(typed(type, form));
        } catch (IllegalArgumentException e) {
            throw new FormException("'data' is " + form.get("data") + ": " + e.getMessage());
        }
    }

    private static RegistryValue typed(int type, JsonNode form) {
        return switch (type) {
            case RegistryValue.REG_SZ -> new RegistryValue.Sz(JsonFields.text(form, "data"));
            case RegistryValue.REG_EXPAND_SZ -> new RegistryValue.ExpandSz(JsonFields.text(form, "data"));
            case RegistryValue.REG_MULTI_SZ -> new RegistryValue.MultiSz(JsonFields.texts(form, "data"));
            case RegistryValue.REG_DWORD -> new RegistryValue.Dword(JsonFields.number(form, "data"));
            case RegistryValue.REG_QWORD -> new RegistryValue.Qword(unsigned(JsonFields.of(form, "data")));
            default -> throw new FormException("a value of type " + RegistryValue.typeName(type) + " has no 'hex'");
        };
    }

    private static long unsigned(JsonNode number) {
        BigInteger value = number.isIntegralNumber() ? number.bigIntegerValue() : BigInteger.ONE.negate();
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new FormException("'data' is " + number + ", expected a whole number from 0 to 18446744073709551615");
        }
        return value.longValue();
    }

    private static int type(String name) {
        for (int type : NAMED) {
            if (RegistryValue.typeName(type).equals(name)) {
                return type;
            }
        }
        try {
            if (name.startsWith("REG_0x")) {
                return Integer.parseUnsignedInt(name.substring("REG_0x".length()), 16);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new FormException("'type' is '" + name + "', expected one like REG_DWORD or REG_0x9");
    }
}
