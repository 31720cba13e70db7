package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether WinHTTP offers TLS 1.2 by default in each view, and heeds the value that says so. */
final class WinHttpCheck {
    private static final String VALUE = TlsKeys.DEFAULT_SECURE_PROTOCOLS;
    private static final int TLS_1_2 = Protocol.TLS_1_2.winHttpBit();
    private static final Question QUESTION = new Question("winhttp", "WinHTTP offers TLS 1.2",
            VALUE + " with the bit 0x" + Integer.toHexString(TLS_1_2) + " in each view");

    private WinHttpCheck() {
    }

    static Check of(RegistryReader registry, HostFacts facts, Inquiry inquiry) {
        Optional<WindowsBuild> windows = facts.windows();
        List<String> found = new ArrayList<>();
        boolean lacks = false;
        for (View view : facts.views()) {
            Optional<RegistryValue> value = registry.value(TlsKeys.WINHTTP.in(view), VALUE);
            found.add(shown(value, windows) + " (" + view.label() + ")");
            lacks |= value.isPresent() ? !offers(value.get()) : windows.filter(w -> (w.winHttp() & TLS_1_2) == 0).isPresent();
        }
        String all = String.join(", ", found);
        if (lacks) {
            return Check.fail(QUESTION, all);
        }
        if (windows.isEmpty()) {
            return Check.unknown(QUESTION, all + ", and " + facts.windowsInWords());
        }
        return windows.get().updates().winHttp().filter(u -> !inquiry.vouches(u))
                .map(u -> Check.unknown(QUESTION, all + ", which this Windows heeds only with " + u + ", and the registry does not tell"))
                .orElseGet(() -> Check.pass(QUESTION, all));
    }

    private static boolean offers(RegistryValue value) {
        return value instanceof Dword d && (d.number() & TLS_1_2) != 0;
    }

    private static String shown(Optional<RegistryValue> value, Optional<WindowsBuild> windows) {
        if (value.isPresent()) {
            return value.get() instanceof Dword d ? "0x" + Long.toHexString(d.number()) : Shown.value(VALUE, value);
        }
        return "absent" + windows.map(w -> ", which means 0x" + Integer.toHexString(w.winHttp())).orElse("");
    }
}
