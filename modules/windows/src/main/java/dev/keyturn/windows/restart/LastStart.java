package dev.keyturn.windows.restart;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Binary;
import dev.keyturn.windows.facts.WindowsProduct;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a host last started, as far as its registry tells. All times are of the host's own clock, so they can be compared with those of its keys.
 *
 * @param at          when it started; empty if that cannot be told
 * @param shutdown    when it was last shut down in good order; empty if that cannot be told
 * @param fastStartup whether that shutdown may have been one of Fast Startup, after which Windows goes on instead of starting
 */
public record LastStart(Optional<Instant> at, Optional<Instant> shutdown, boolean fastStartup) {
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Windows");
    private static final RegistryPath POWER = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Power");
    private static final RegistryPath HARDWARE = RegistryPath.hklm("HARDWARE");
    /** Of a FILETIME: 100 ns each, from 1601 on. */
    private static final long TICKS = 10_000_000;
    private static final long EPOCH = 11_644_473_600L;

    /** What it is told from. A remote registry tells the last start by a key that Windows builds anew each time. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.values(POWER, "HiberbootEnabled"), Foreseen.values(WINDOWS, "ShutdownTime"), Foreseen.whole(HARDWARE));
    }

    /** Reads it. */
    public static LastStart read(RegistryReader registry) {
        boolean off = registry.value(POWER, "HiberbootEnabled").equals(Optional.of(RegistryValue.dword(0)));
        boolean server = new WindowsProduct(registry).type().filter(type -> !type.equals("workstation")).isPresent();
        return new LastStart(registry.bootTime(), registry.value(WINDOWS, "ShutdownTime").flatMap(LastStart::time), !off && !server);
    }

    private static Optional<Instant> time(RegistryValue value) {
        if (!(value instanceof Binary binary) || binary.data().length() != 8) {
            return Optional.empty();
        }
        long ticks = ByteBuffer.wrap(binary.data().toArray()).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return ticks <= 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(ticks / TICKS - EPOCH, ticks % TICKS * 100));
    }

    /** Whether anything is known of it. */
    public boolean known() {
        return at.isPresent() || shutdown.isPresent();
    }

    /** Whether what was written at a time was there at the last start; empty if that cannot be told. */
    Optional<Boolean> saw(Instant written) {
        if (at.isPresent()) {
            return Optional.of(written.isBefore(at.get()));
        }
        // a host that runs has started after it was shut down; one that crashed was not shut down, so after a crash this errs to "no"
        return shutdown.flatMap(time -> written.isBefore(time) ? Optional.of(true).filter(sure -> !fastStartup) : Optional.of(false));
    }

    /** How a time stands to the last start, as a clause. */
    String compared(Instant written) {
        if (at.isPresent()) {
            return order(written, at.get()) + " the last start at " + at.get() + overslept(written);
        }
        return shutdown.map(time -> order(written, time) + " the last shutdown at " + time
                + (written.isBefore(time) && fastStartup ? ", which with Fast Startup is no restart" : ""))
                .orElse("written at " + written + ", and when this host last started cannot be told");
    }

    private static String order(Instant written, Instant other) {
        return "written at " + written + (written.isBefore(other) ? ", before" : ", after");
    }

    /** Why somebody may think that it has restarted since. */
    private String overslept(Instant written) {
        return shutdown.filter(time -> fastStartup && time.isAfter(written) && !written.isBefore(at.get())).map(time -> " (shut down at " + time
                + " by Fast Startup, which is no restart)").orElse("");
    }
}
