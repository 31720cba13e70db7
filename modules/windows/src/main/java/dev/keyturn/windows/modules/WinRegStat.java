package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.data.DataType;
import dev.keyturn.windows.data.ReadForm;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ansible's {@code win_reg_stat}: tells {@code register:} what a key or a value holds, and changes nothing.
 *
 * <p>The {@code value} of a REG_EXPAND_SZ is not expanded but the same as its {@code raw_value}: what {@code %NAME%} stands for is the business
 * of a process on the host, and a snapshot has none.
 */
@ModuleInfo(name = "win_reg_stat", aliases = "ansible.windows.win_reg_stat", summary = "Reads a key or a value of the registry for 'register'.",
        example = """
        - name: which build is this
          win_reg_stat:
            path: HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
            name: CurrentBuildNumber
          register: build
        """)
public final class WinRegStat implements TaskModule<WinRegStat.Arguments> {
    /** What a task says. */
    public record Arguments(
            @Argument(value = "The key, as HKLM:\\, HKCU:\\, HKU:\\, HKCR:\\ or HKCC:\\ and names; it has to be given.",
                    example = "HKLM:\\SOFTWARE\\Example", aliases = "key") Optional<String> path,
            @Argument(value = "The value, empty for the key's default value; the whole key if left out.", example = "Enabled",
                    aliases = {"entry", "value"}) Optional<String> name) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public boolean lenient() {
        return true;
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        String given = arguments.path.filter(p -> !p.isEmpty())
                .orElseThrow(() -> new ModuleFailure("Get-AnsibleParam: Missing required argument: path"));
        RegistryPath path = AnsiblePath.parse(given, "registry");
        if (arguments.name.isPresent()) {
            String name = arguments.name.get();
            return target.registry().value(path, name).map(v -> found("the value exists", described(name, v)))
                    .orElseGet(() -> missing("there is no such value"));
        }
        return target.registry().key(path).map(k -> found("the key exists", described(k))).orElseGet(() -> missing("there is no such key"));
    }

    private static Outcome missing(String reason) {
        return Outcome.unchanged(reason).withValues(Map.of("exists", false));
    }

    private static Outcome found(String reason, Map<String, Object> what) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("exists", true));
        values.putAll(what);
        return Outcome.unchanged(reason).withValues(values);
    }

    private static Map<String, Object> described(KeySnapshot key) {
        Map<String, Object> properties = new LinkedHashMap<>();
        key.values().forEach((name, value) -> properties.put(name, described(name, value)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("properties", properties);
        all.put("sub_keys", List.copyOf(key.subkeys()));
        return all;
    }

    /** A default value is a REG_SZ to Ansible, whatever it is. */
    private static Map<String, Object> described(String name, RegistryValue stored) {
        Object value = ReadForm.of(stored);
        if (name.isEmpty()) {
            return described("REG_SZ", value, value);
        }
        if (value instanceof Long number) {
            Object unsigned = unsigned(stored, number);
            return described(stored.typeName(), unsigned, unsigned);
        }
        boolean bytes = stored.type() == RegistryValue.REG_BINARY || stored.type() == RegistryValue.REG_NONE;
        boolean known = Arrays.stream(DataType.values()).anyMatch(t -> t.number() == stored.type());
        return described(known ? stored.typeName() : "Unknown - Unknown", value, bytes ? hex((List<?>) value) : value);
    }

    private static Map<String, Object> described(String type, Object value, Object raw) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", type);
        all.put("value", value);
        all.put("raw_value", raw);
        return all;
    }

    private static Object unsigned(RegistryValue stored, long number) {
        if (number >= 0) {
            return number;
        }
        return stored.type() == RegistryValue.REG_DWORD ? (Object) (number & 0xFFFFFFFFL) : new BigInteger(Long.toUnsignedString(number));
    }

    private static List<String> hex(List<?> bytes) {
        return bytes.stream().map(b -> String.format("0x%02x", (Long) b)).toList();
    }
}
