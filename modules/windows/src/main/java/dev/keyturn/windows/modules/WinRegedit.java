package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.data.DataType;
import dev.keyturn.windows.data.RegistryData;
import dev.keyturn.windows.guard.GuardedKeys;
import dev.keyturn.windows.modules.RegistryDeclaration.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ansible's {@code win_regedit}, with its arguments, conversions, messages and warnings, so that its content runs as it stands.
 *
 * <p>A value is taken for what is declared if Ansible would: the same type, and data that .NET reads as the same, where the strings of a
 * multistring compare without case. Unlike there, a text with a NUL in a multistring, which reads back as two, is no change at the second
 * run; a mapping is no data; and the cluster database and the tops of hives are left alone. Loading a hive file is not supported.
 */
@ModuleInfo(name = "win_regedit", aliases = "ansible.windows.win_regedit",
        summary = "Adds, changes or removes keys and values of the registry, as Ansible's module of that name does.", example = """
        - name: TLS 1.2 is on for servers
          win_regedit:
            path: HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server
            name: Enabled
            data: 1
            type: dword
        """)
public final class WinRegedit implements TaskModule<WinRegedit.Arguments> {
    /** What a task says. Types and states are texts, so that a wrong one fails with Ansible's message. */
    public record Arguments(
            @Argument(value = "The key, as HKLM:\\, HKCU:\\, HKU:\\, HKCR:\\ or HKCC:\\ and names.", example = "HKLM:\\SOFTWARE\\Example",
                    aliases = "key") String path,
            @Argument(value = "The value; the key's default value if left out or empty.", example = "Enabled", aliases = {"entry", "value"})
            Optional<String> name,
            @Argument(value = "What the value shall be; without it 0, no bytes or an empty text.", example = "0xA80") Optional<Object> data,
            @Argument(value = "The type of the data: none, binary, dword, expandstring, multistring, string or qword.", example = "dword",
                    aliases = "datatype", defaultValue = "string") String type,
            @Argument(value = "Whether it shall be there: present or absent.", example = "absent", defaultValue = "present") String state,
            @Argument(value = "With 'state: absent' and without name, delete the key and all below it, or the default value.", example = "false",
                    defaultValue = "true") boolean deleteKey,
            @Argument(value = "A file with a hive to load for the task; not supported.", example = "C:\\Users\\Default\\NTUSER.DAT")
            Optional<String> hive) {
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
        DataType named = DataType.named(arguments.type).orElseThrow(() -> noChoice("type", arguments.type,
                Arrays.stream(DataType.values()).map(DataType::label).collect(Collectors.joining(", "))));
        boolean absent = absent(arguments.state);
        RegistryPath path = AnsiblePath.parse(arguments.path, "powershell");
        if (arguments.hive.isPresent()) {
            throw new ModuleFailure("'hive' is not supported: Keyturn loads no hive file. Load '" + arguments.hive.get()
                    + "' on the host before the run, with 'reg load' for example, and give the key it is loaded at as 'path'");
        }
        GuardedKeys.refuseWrite(path);
        String name = arguments.name.orElse("");
        Optional<RegistryValue> data = RegistryData.convert(RegistryData.effective(named, arguments.name), arguments.data, !name.isEmpty());
        Kind gone = arguments.deleteKey && name.isEmpty() ? Kind.NO_KEY : Kind.NO_VALUE;
        return new RegistryDeclaration(absent ? gone : Kind.PRESENT, name, data, false, List.of()).plan(List.of(path), target.registry())
                .withWarnings(RegistryData.warning(named, arguments.name).stream().toList());
    }

    private static boolean absent(String state) throws ModuleFailure {
        if (!state.equalsIgnoreCase("present") && !state.equalsIgnoreCase("absent")) {
            throw noChoice("state", state, "present, absent");
        }
        return state.equalsIgnoreCase("absent");
    }

    private static ModuleFailure noChoice(String argument, String found, String choices) {
        return new ModuleFailure("value of " + argument + " must be one of: " + choices + ". Got no match for: " + found);
    }
}
