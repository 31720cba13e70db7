package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.Choice;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tls.ProtocolBits;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets which protocols WinHTTP offers for programs that do not choose themselves: the bits of {@code DefaultSecureProtocols}.
 *
 * <p>Source: Microsoft, KB3140245, and "WinHTTP option flags".
 */
@ModuleInfo(name = "winhttp_protocols", summary = "Sets the protocols that WinHTTP offers by default.", example = """
        - name: WinHTTP offers TLS 1.2
          winhttp_protocols:
            protocols: [TLS 1.2]
            mode: include
        """)
public final class WinhttpProtocols implements TaskModule<WinhttpProtocols.Arguments> {
    private static final RegistryPath KEY = TlsKeys.WINHTTP;
    private static final String VALUE = TlsKeys.DEFAULT_SECURE_PROTOCOLS;

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The protocols.", example = "[TLS 1.1, TLS 1.2]") List<Protocol> protocols,
            @Argument(value = "Add them, take them away, or offer exactly these.", example = "include", defaultValue = "include") Mode mode,
            @Argument(value = "The copy that is meant, for 64-bit programs, 32-bit ones, or both.", example = "64", defaultValue = "both") Views view,
            @Argument(value = "With include, what an absent value stands for.", example = "keep", defaultValue = "os_default") WhenAbsent whenAbsent,
            @Argument(value = "With 'when_absent: write', the bits to start from.", example = "0xA80") Optional<Long> absentValue,
            @Argument(value = "Other bits that count as right where exactly these are wanted.", example = "[0x2800]",
                    defaultValue = "[]") List<Long> accept) {
    }

    /**
     * How the protocols are meant. What stands there with another type than DWORD is not heeded by WinHTTP: {@code INCLUDE} replaces it, starting
     * from the default that is in force; {@code EXACT} replaces it. {@code EXCLUDE} refuses it, on purpose: there are no bits to take away,
     * leaving it alone would hide the fault, and writing the rest of the default would turn a removal into a setting nobody asked for.
     */
    public enum Mode { INCLUDE, EXCLUDE, EXACT }

    /** The views a task can mean. */
    public enum Views { @Choice("both") BOTH, @Choice("64") BITS_64, @Choice("32") BITS_32 }

    /** What {@code include} does with an absent value. */
    public enum WhenAbsent { OS_DEFAULT, KEEP, WRITE }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        for (Protocol protocol : arguments.protocols) {
            if (protocol.winHttpBit() == 0) {
                throw new ModuleFailure("WinHTTP does not speak " + protocol.label() + "; give protocols from SSL 2.0 to TLS 1.3");
            }
        }
        if (arguments.protocols.isEmpty()) {
            throw new ModuleFailure("'protocols' is empty; give at least one, as in [TLS 1.2]");
        }
        if (arguments.whenAbsent == WhenAbsent.WRITE != arguments.absentValue.isPresent()) {
            throw new ModuleFailure("'when_absent: write' and 'absent_value' belong together; give both or neither");
        }
        if (!arguments.accept.isEmpty() && arguments.mode != Mode.EXACT) {
            throw new ModuleFailure("'accept' goes with 'mode: exact' alone, since the other modes take any value that has, or has not, the protocols");
        }
        if (arguments.absentValue.filter(v -> v <= 0 || v > 0xFFFFFFFFL).isPresent()) {
            throw new ModuleFailure("'absent_value' is " + arguments.absentValue.get() + "; expected bits such as 0xA80");
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(Stream.of(View.values()).map(view -> Foreseen.values(KEY.in(view), VALUE)).toList());
        Optional<WindowsBuild> windows = facts.windows();
        RegistryChanges changes = new RegistryChanges(target.registry());
        List<String> warnings = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (View view : views(arguments, facts)) {
            Optional<RegistryValue> now = target.registry().value(KEY.in(view), VALUE);
            Optional<Long> wanted = wanted(arguments, now, windows);
            found.add(described(now, windows) + " (" + view.label() + ")");
            wanted.ifPresent(mask -> changes.setValue(KEY.in(view), VALUE, RegistryValue.dword(mask)));
            if (now.isPresent() && !(now.get() instanceof Dword) && wanted.isPresent()) {
                warnings.add(VALUE + " was " + now.get() + " (" + view.label() + "), which WinHTTP does not heed; it becomes a DWORD");
            }
        }
        warnings.addAll(warnings(arguments, facts));
        Restart restart = facts.hasExchange() ? Restart.reboot("Exchange's services open their WinHTTP sessions at start")
                : Restart.process("a program sees the new protocols in its next WinHTTP session");
        return Outcome.of(changes.toList(), restart, "as declared: " + String.join(", ", found)).withWarnings(warnings);
    }

    private static String described(Optional<RegistryValue> now, Optional<WindowsBuild> windows) {
        return now.map(value -> "set to " + value).orElseGet(() -> "absent, " + windows.map(w -> String.format("so Windows' own default 0x%x holds",
                w.winHttp())).orElse("and Windows' own default is unknown"));
    }

    private static List<String> warnings(Arguments arguments, HostFacts facts) {
        List<String> warnings = new ArrayList<>();
        if (facts.build().isEmpty()) {
            warnings.add("the Windows build of this host is unknown, and before 8.1 and 2012 R2 WinHTTP heeds " + VALUE + " only with KB3140245");
        }
        facts.windows().ifPresent(w -> w.updates().winHttp().ifPresent(update -> warnings.add("WinHTTP on " + w.names() + " heeds " + VALUE
                + " only with " + update + ", and the registry does not tell whether this host has it")));
        if (arguments.view != Views.BITS_64 && facts.bitness32().isEmpty()) {
            warnings.add(HostFacts.BITNESS_UNKNOWN);
        }
        return warnings;
    }

    private static List<View> views(Arguments arguments, HostFacts facts) {
        if (arguments.view == Views.BOTH || facts.is32Bit()) {
            return facts.views();
        }
        return List.of(arguments.view == Views.BITS_64 ? View.BITS_64 : View.BITS_32);
    }

    /** The bits that shall stand there; empty if the value is to stay absent. */
    private static Optional<Long> wanted(Arguments arguments, Optional<RegistryValue> now, Optional<WindowsBuild> windows) throws ModuleFailure {
        long bits = ProtocolBits.of(arguments.protocols);
        Optional<Long> mask = now.filter(Dword.class::isInstance).map(v -> ((Dword) v).number());
        return switch (arguments.mode) {
            case EXACT -> mask.filter(arguments.accept::contains).isPresent() ? Optional.empty() : Optional.of(bits);
            case EXCLUDE -> now.isEmpty() ? Optional.empty() : Optional.of(excluded(mask, now.get(), bits));
            case INCLUDE -> mask.isPresent() ? Optional.of(ProtocolBits.filled(mask.get() | bits)) : included(arguments, now.isEmpty(), bits, windows);
        };
    }

    private static long excluded(Optional<Long> mask, RegistryValue now, long bits) throws ModuleFailure {
        long left = mask.orElseThrow(() -> new ModuleFailure(VALUE + " is " + now + ", which WinHTTP does not heed, and from which"
                + " nothing can be taken away; set it with 'mode: exact'")) & ~bits;
        if (left == 0) {
            throw new ModuleFailure("WinHTTP would be left without any protocol: " + now + " holds nothing else."
                    + " Name the protocols to keep with 'mode: exact'");
        }
        return left;
    }

    private static Optional<Long> included(Arguments arguments, boolean absent, long bits, Optional<WindowsBuild> windows) throws ModuleFailure {
        if (absent && arguments.whenAbsent == WhenAbsent.KEEP) {
            return Optional.empty();
        }
        if (arguments.absentValue.isPresent()) {
            return Optional.of(ProtocolBits.filled(arguments.absentValue.get() | bits));
        }
        long byDefault = windows.orElseThrow(() -> new ModuleFailure("the Windows build of this host is unknown or not in the table, and with it"
                + " what WinHTTP offers by default. Say what to write: 'when_absent: write' with 'absent_value: 0xA80'")).winHttp();
        boolean enough = (byDefault & bits) == bits;
        return absent && enough ? Optional.empty() : Optional.of(ProtocolBits.filled(byDefault | bits));
    }
}
