package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.Choice;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import dev.keyturn.windows.data.DataType;
import dev.keyturn.windows.data.RegistryData;
import dev.keyturn.windows.data.StrictData;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.guard.GuardedKeys;
import dev.keyturn.windows.modules.RegistryDeclaration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declares one key or value, in one view or both.
 *
 * <p>It works as Ansible's {@code win_regedit} does, whose name {@link WinRegedit} answers to, with these differences: it takes every usual
 * spelling of a path; a whole tree is deleted only if the task says so; a value is what is declared only if type and bytes are the same, so
 * that multistrings compare with case too; and data that Ansible would store as something else than it looks is refused. All that can be wrong
 * without a host is found while the playbook is loaded.
 */
@ModuleInfo(name = "registry_key",
        summary = "Declares a key or a value of the registry, present or absent, in the 64-bit view, the 32-bit one or both.", example = """
        - name: WinHTTP offers TLS 1.1 and 1.2
          registry_key:
            path: HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp
            name: DefaultSecureProtocols
            type: dword
            data: 0xA00
            view: both
        """)
public final class RegistryKey implements TaskModule<RegistryKey.Arguments> {
    /** What a task says. */
    public record Arguments(
            @Argument(value = "The key.", example = "HKLM:\\SOFTWARE\\Example", aliases = "key", asWritten = true) String path,
            @Argument(value = "The value; the key's default value if left out or empty.", example = "Enabled", aliases = {"entry", "value"},
                    asWritten = true)
            Optional<String> name,
            @Argument(value = "What the value shall be; without it 0, no bytes or an empty text.", example = "0xA80", asWritten = true) Optional<Object> data,
            @Argument(value = "The type of the data.", example = "dword", aliases = "datatype", defaultValue = "string") DataType type,
            @Argument(value = "Whether it shall be there.", example = "absent", defaultValue = "present") State state,
            @Argument(value = "The copy that is meant, for 64-bit programs (64, as without it), 32-bit ones (32), or both.", example = "both")
            Optional<Views> view,
            @Argument(value = "With 'state: absent' and without name, delete the key and all below it (true), or the default value (false).",
                    example = "true") Optional<Boolean> deleteKey,
            @Argument(value = "Other data of the same type that count as right, so that they are not rewritten.", example = "[0xA00, 0x800]",
                    defaultValue = "[]", asWritten = true) List<Object> accept) {
    }

    /** The states a task can declare. */
    public enum State { PRESENT, ABSENT }

    /** The views a task can mean. */
    public enum Views {
        @Choice("64") BITS_64(View.BITS_64), @Choice("32") BITS_32(View.BITS_32), @Choice("both") BOTH(View.BITS_64, View.BITS_32);

        private final List<View> views;

        Views(View... views) {
            this.views = List.of(views);
        }
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        RegistryPath path = path(arguments);
        GuardedKeys.refuseWrite(path);
        if (path.view() == View.BITS_32 && arguments.view.equals(Optional.of(Views.BITS_64))) {
            throw new ModuleFailure("'path' spells Wow6432Node, which is the 32-bit view, but 'view' is 64; leave one of the two out");
        }
        if (declaration(arguments).kind() == Kind.NO_KEY) {
            GuardedKeys.refuseDeletion(path);
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        List<String> warnings = new ArrayList<>();
        RegistryData.warning(arguments.type, arguments.name).ifPresent(warnings::add);
        arguments.data.flatMap(d -> StrictData.doubt(effective(arguments), d)).ifPresent(warnings::add);
        return declaration(arguments).plan(keys(arguments, target), target.registry()).withWarnings(warnings);
    }

    private static RegistryPath path(Arguments arguments) throws ModuleFailure {
        try {
            return RegistryPath.parse(arguments.path);
        } catch (IllegalArgumentException e) {
            throw new ModuleFailure(e.getMessage());
        }
    }

    /** The key in the views that are meant; one of them where both are the same, and on a 32-bit Windows. */
    private static List<RegistryPath> keys(Arguments arguments, Target target) throws ModuleFailure {
        RegistryPath path = path(arguments);
        HostFacts facts = new HostFacts(target.registry());
        return arguments.view.map(v -> v.views).orElse(List.of(path.view())).stream().map(path::in)
                .map(key -> key.view() == View.BITS_32 && facts.is32Bit() ? key.in(View.BITS_64) : key).distinct().toList();
    }

    private static DataType effective(Arguments arguments) {
        return RegistryData.effective(arguments.type, arguments.name);
    }

    private static RegistryDeclaration declaration(Arguments arguments) throws ModuleFailure {
        String name = arguments.name.orElse("");
        if (name.indexOf('\0') >= 0) {
            throw new ModuleFailure("'name' contains a NUL character, which no value's name can");
        }
        DataType type = effective(arguments);
        if (arguments.data.isPresent()) {
            StrictData.check(type, arguments.data.get());
        }
        return new RegistryDeclaration(kind(arguments), name, RegistryData.convert(type, arguments.data, !name.isEmpty()), true,
                accepted(arguments, type));
    }

    private static List<RegistryValue> accepted(Arguments arguments, DataType type) throws ModuleFailure {
        if (!arguments.accept.isEmpty() && (arguments.state == State.ABSENT || arguments.data.isEmpty())) {
            throw new ModuleFailure("'accept' says what else counts beside 'data', which " + (arguments.state == State.ABSENT ? "'state: absent' has none of"
                    : "is not given") + "; leave it out");
        }
        List<RegistryValue> accepted = new ArrayList<>();
        for (Object data : arguments.accept) {
            StrictData.check(type, data);
            RegistryData.convert(type, Optional.of(data), true).ifPresent(accepted::add);
        }
        return accepted;
    }

    private static Kind kind(Arguments arguments) throws ModuleFailure {
        if (arguments.state == State.PRESENT) {
            return Kind.PRESENT;
        }
        if (arguments.name.isEmpty()) {
            boolean whole = arguments.deleteKey.orElseThrow(() -> new ModuleFailure("'state: absent' without 'name' means the key and all below it."
                    + " Say 'delete_key: true' if that is what you want, 'delete_key: false' to remove its default value, or give the 'name'"));
            return whole ? Kind.NO_KEY : Kind.NO_VALUE;
        }
        if (arguments.name.get().isEmpty() && arguments.deleteKey.orElse(false)) {
            throw new ModuleFailure("an empty 'name' means the key's default value, but 'delete_key: true' the whole key; leave one of the two out");
        }
        return Kind.NO_VALUE;
    }
}
