package dev.keyturn.windows.state;

import dev.keyturn.registry.View;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.Configured;
import java.util.List;
import java.util.Optional;

/**
 * What WinHTTP offers by default to programs of one bitness.
 *
 * @param view      the view of its key
 * @param value     {@code DefaultSecureProtocols}
 * @param mask      the bits that hold, written or by default; empty if they are unknown
 * @param offered   the protocols of these bits
 * @param blocked   those of them that Schannel's client role does not let through
 * @param heeded    why it is not known whether the value is heeded, {@code KB3140245} for example; empty if it is
 * @param inForce   whether it is in force
 * @param judgement how it is judged
 */
public record WinHttpState(View view, Configured value, Optional<Long> mask, List<Protocol> offered, List<Protocol> blocked, Optional<String> heeded,
                           InForce inForce, Judgement judgement) {
    public WinHttpState {
        offered = List.copyOf(offered);
        blocked = List.copyOf(blocked);
    }

    /** The bits for people, {@code 0xa80}; {@code unknown} if they are. */
    public String maskText() {
        return mask.map(bits -> "0x" + Long.toHexString(bits)).orElse("unknown");
    }
}
