package dev.keyturn.windows.policy;

import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.policy.PolicySetting.Action;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code Properties} of one registry preference. Numbers are hexadecimal, however they are displayed. Source: MS-GPPREF 2.2.1.17.1. */
final class RegistryProperties {
    private final String file;
    private final int line;
    private final int column;
    private final Map<String, String> attributes;
    private final List<String> texts = new ArrayList<>();

    RegistryProperties(String file, int line, int column, Map<String, String> attributes) {
        this.file = file;
        this.line = line;
        this.column = column;
        this.attributes = attributes;
    }

    /** One text of a multistring. */
    void text(String text) {
        texts.add(text);
    }

    private String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** What the preference does, in order. */
    List<PolicySetting> settings() throws PolicyFormatException {
        RegistryPath key = key();
        String name = attribute("name");
        boolean value = !name.isEmpty() || attribute("default").equals("1") || !attribute("type").isEmpty() && !attribute("value").isEmpty();
        boolean may = (attribute("key") + name).contains("%");
        String action = attribute("action").isEmpty() ? "U" : attribute("action").toUpperCase(Locale.ROOT);
        return switch (action) {
            case "C" -> List.of(value ? set(Action.SET_IF_ABSENT, key, name, may) : of(Action.CREATE_KEY, key, "", may));
            case "U" -> List.of(value ? set(Action.SET, key, name, may) : of(Action.CREATE_KEY, key, "", may));
            case "R" -> value ? List.of(set(Action.SET, key, name, may))
                    : List.of(of(Action.DELETE_KEY, key, "", may), of(Action.CREATE_KEY, key, "", may));
            case "D" -> List.of(value ? of(Action.DELETE_VALUE, key, name, may) : of(Action.DELETE_KEY, key, "", may));
            default -> throw wrong("the action '" + action + "'", "C, R, U or D");
        };
    }

    private PolicySetting of(Action action, RegistryPath key, String name, boolean may) {
        return PolicySetting.of(action, key, name, may, line + ":" + column);
    }

    /** Preferences replace {@code %variables%} on the host, so what stands there then is not known. */
    private PolicySetting set(Action action, RegistryPath key, String name, boolean may) throws PolicyFormatException {
        boolean variable = (attribute("value") + texts).contains("%");
        return new PolicySetting(action, key, name, Optional.of(data()), may || variable, line + ":" + column);
    }

    private RegistryPath key() throws PolicyFormatException {
        Hive hive = Hive.named(attribute("hive")).orElseThrow(() -> wrong(
                "the hive '" + attribute("hive") + "'", "HKEY_LOCAL_MACHINE or another hive"));
        RegistryPath path;
        try {
            path = hive == Hive.HKCR ? RegistryPath.hklm("SOFTWARE\\Classes\\" + attribute("key")) : RegistryPath.of(hive, attribute("key"));
        } catch (IllegalArgumentException e) {
            throw wrong("a key that no registry can have: " + e.getMessage(), "a key's path");
        }
        if (attribute("key").isEmpty()) {
            throw wrong("no key", "the attribute 'key' with a key's path");
        }
        return path;
    }

    private RegistryValue data() throws PolicyFormatException {
        String text = attribute("value");
        return switch (attribute("type").toUpperCase(Locale.ROOT)) {
            case "REG_SZ", "" -> RegistryValue.sz(text);
            case "REG_EXPAND_SZ" -> new RegistryValue.ExpandSz(text);
            case "REG_MULTI_SZ" -> new RegistryValue.MultiSz(texts.stream().filter(each -> !each.isEmpty()).toList());
            case "REG_DWORD" -> RegistryValue.dword(hexadecimal(text, 8));
            case "REG_QWORD" -> new RegistryValue.Qword(hexadecimal(text, 16));
            case "REG_BINARY" -> new RegistryValue.Binary(Bytes.of(bytes(text)));
            case "REG_NONE" -> new RegistryValue.None(Bytes.of(bytes(text)));
            default -> throw wrong("the type '" + attribute("type") + "'", "REG_SZ, REG_DWORD or another type of the registry");
        };
    }

    private long hexadecimal(String text, int digits) throws PolicyFormatException {
        if (!text.matches("[0-9A-Fa-f]{1," + digits + "}")) {
            throw wrong("the number '" + text + "'", "1 to " + digits + " hexadecimal digits");
        }
        return Long.parseUnsignedLong(text, 16);
    }

    private byte[] bytes(String text) throws PolicyFormatException {
        try {
            return HexFormat.of().parseHex(text.replaceAll("[\\s,]", ""));
        } catch (IllegalArgumentException e) {
            throw wrong("the bytes '" + text + "'", "hexadecimal digits, two for each byte");
        }
    }

    private PolicyFormatException wrong(String found, String expected) {
        return PolicyFormatException.at(file, line, column, found, expected);
    }
}
