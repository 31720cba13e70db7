package dev.keyturn.windows.state;

import dev.keyturn.registry.View;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.DotNetProtocols;
import java.util.Optional;

/**
 * What one .NET Framework is told in one view.
 *
 * @param version                  the framework as its key is named, {@code v4.0.30319}
 * @param view                     the view of its key
 * @param installed                whether it is installed
 * @param systemDefaultTlsVersions whether it takes its protocols from Windows
 * @param schUseStrongCrypto       whether it refuses weak protocols and ciphers
 * @param setting                  what the two values come to
 * @param heeded                   why it is not known whether they are heeded, an update for example; empty if they are
 * @param inForce                  whether they are in force
 * @param judgement                how they are judged
 */
public record DotNetState(String version, View view, boolean installed, Configured systemDefaultTlsVersions, Configured schUseStrongCrypto,
                          Setting setting, Optional<String> heeded, InForce inForce, Judgement judgement) {
    /** What both values come to. */
    public enum Setting {
        /** Both are exactly 1. */
        CORRECT,
        /** One or both are absent, and none is wrong. */
        MISSING,
        /** One is something else than 1. */
        WRONG;

        static Setting of(Configured one, Configured other) {
            if (one.is(1) && other.is(1)) {
                return CORRECT;
            }
            return one.isThere() && !one.is(1) || other.isThere() && !other.is(1) ? WRONG : MISSING;
        }
    }

    /** Which protocols its programs use that name none. */
    public DotNetProtocols protocols() {
        return new DotNetProtocols(version, systemDefaultTlsVersions, schUseStrongCrypto);
    }

    /** What is written, {@code SystemDefaultTlsVersions=1, SchUseStrongCrypto is absent}. */
    public String configured() {
        return systemDefaultTlsVersions.words() + ", " + schUseStrongCrypto.words();
    }
}
