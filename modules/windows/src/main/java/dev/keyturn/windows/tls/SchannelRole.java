package dev.keyturn.windows.tls;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.SchannelValues;
import dev.keyturn.windows.tables.SchannelValues.Given;
import dev.keyturn.windows.tables.SchannelValues.Holds;
import dev.keyturn.windows.tables.SchannelValues.Meaning;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A protocol in one role: what is written for it, and what Schannel makes of that. Whoever asks whether a protocol is on asks here; what two values
 * mean together the table {@code schannel-values.yml} says.
 *
 * <p>Where it is unknown what Windows does by default, every possibility is looked at: what all of them come to is known.
 *
 * @param protocol          the protocol
 * @param role              the role
 * @param enabled           the value {@code Enabled}
 * @param disabledByDefault the value {@code DisabledByDefault}
 * @param windows           which Windows decides
 */
public record SchannelRole(Protocol protocol, Role role, Configured enabled, Configured disabledByDefault, KnownWindows windows) {
    /** The value that turns a protocol on or off. */
    public static final String ENABLED = "Enabled";
    /** The value that leaves a protocol to programs that name it. */
    public static final String DISABLED_BY_DEFAULT = "DisabledByDefault";

    /** What every Windows since 7 has. */
    private static final Set<Protocol> EVERYWHERE = EnumSet.of(Protocol.TLS_1_0, Protocol.TLS_1_1, Protocol.TLS_1_2);

    /** What is read of a role, beside what tells which Windows this is. */
    public static Foreseen needs(Protocol protocol, Role role) {
        return Foreseen.values(TlsKeys.schannel(protocol, role), ENABLED, DISABLED_BY_DEFAULT);
    }

    /** Reads it. */
    public static SchannelRole read(RegistryReader registry, Protocol protocol, Role role, KnownWindows windows) {
        RegistryPath key = TlsKeys.schannel(protocol, role);
        return new SchannelRole(protocol, role, Configured.read(registry, key, ENABLED), Configured.read(registry, key, DISABLED_BY_DEFAULT),
                windows);
    }

    /** What Windows does if nothing is written; empty if that is unknown. */
    public Optional<OsDefault> osDefault() {
        return windows.defaultOf(protocol, role);
    }

    /** The update that this Windows needs before it has the protocol; whether it is there, no registry tells. */
    public Optional<String> update() {
        return windows.updateFor(protocol);
    }

    /** Whether a value is there and no well-formed REG_DWORD: whether Schannel heeds it is not known. */
    public boolean hasWrongType() {
        return enabled.isNoNumber() || disabledByDefault.isNoNumber();
    }

    /** What Schannel does, for all that the registry tells. */
    public Effective effective() {
        return effectiveWith(installed -> false);
    }

    /** What Schannel does where it is known of some updates that they are installed. */
    public Effective effectiveWith(Predicate<String> installed) {
        Effective updated = updated();
        if (update().filter(installed.negate()).isEmpty()) {
            return updated;
        }
        return switch (updated) {
            case ON -> Effective.UNKNOWN;
            case ON_REQUEST -> Effective.NOT_BY_DEFAULT;
            default -> updated;
        };
    }

    /** What Schannel does once the update is installed: another question than {@link #effective}. */
    private Effective updated() {
        return Effective.together(possibleDefaults().stream().map(this::effective).collect(Collectors.toSet()));
    }

    private Effective effective(OsDefault byDefault) {
        if (byDefault == OsDefault.UNSUPPORTED) {
            return Effective.UNSUPPORTED;
        }
        if (hasWrongType()) {
            // Enabled=0 decides, whatever the other is
            return enabled.is(0) ? Effective.OFF : Effective.UNKNOWN;
        }
        Meaning meaning = SchannelValues.of(given(enabled), given(disabledByDefault));
        if (!holds(meaning.usable(), byDefault)) {
            return Effective.OFF;
        }
        if (holds(meaning.offered(), byDefault)) {
            return Effective.ON;
        }
        return meaning.overrides().map(from -> overridden(from, meaning.disputed())).orElse(Effective.ON_REQUEST);
    }

    /** What comes of values that turn on what is off by default from some build on. A build that cannot be read may be on either side. */
    private Effective overridden(int from, Optional<String> disputed) {
        if (windows.build().filter(build -> build >= from).isPresent()) {
            return Effective.ON;
        }
        return windows.build().isEmpty() || disputed.equals(Optional.of(protocol.label())) ? Effective.UNKNOWN : Effective.ON_REQUEST;
    }

    /** Why it cannot be told what Schannel does, a clause; it is asked where that is so. */
    public String whyUnknown() {
        if (hasWrongType()) {
            return (enabled.isNoNumber() ? enabled : disabledByDefault).words() + ", where a REG_DWORD of four bytes is expected";
        }
        if (isDisputed()) {
            return "it is off by default (" + windows.names() + "), and whether " + enabled.words() + " alone turns it on, Microsoft's pages do not agree";
        }
        return update().map(u -> windows.names() + " has it with " + u + " only, which the registry does not tell").orElse(KnownWindows.UNKNOWN);
    }

    /** Whether sources differ about the values on this Windows. */
    public boolean isDisputed() {
        return !hasWrongType() && osDefault().isPresent() && updated() == Effective.UNKNOWN;
    }

    private static boolean holds(Holds holds, OsDefault byDefault) {
        return holds == Holds.YES || holds == Holds.DEFAULT && byDefault == OsDefault.ENABLED;
    }

    private static Given given(Configured value) {
        return value.number().map(Given::of).orElse(Given.ABSENT);
    }

    /** A Windows that is newer than the tables may ask for {@code Enabled} before it has a protocol at all. */
    private Set<OsDefault> possibleDefaults() {
        if (osDefault().isPresent()) {
            return EnumSet.of(osDefault().get());
        }
        boolean there = EVERYWHERE.contains(protocol) && !windows.old() && enabled.isThere();
        return there ? EnumSet.of(OsDefault.ENABLED, OsDefault.DISABLED) : EnumSet.allOf(OsDefault.class);
    }

    /** Both values, {@code Enabled} first. */
    public List<Configured> values() {
        return List.of(enabled, disabledByDefault);
    }
}
