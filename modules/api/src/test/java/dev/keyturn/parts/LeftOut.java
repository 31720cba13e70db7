package dev.keyturn.parts;

import java.util.List;
import java.util.stream.Stream;

/** Says at the end of a build which suites were left out, and how to get them. */
public final class LeftOut {
    private LeftOut() {
    }

    /** Prints it; nothing if every suite was run. */
    public static void main(String[] arguments) {
        List<RealPart> missing = Stream.of(RealPart.values()).filter(part -> !part.isThere()).toList();
        if (!missing.isEmpty()) {
            System.out.println("\nLeft out, since they hold the code against what is not installed here:");
            missing.forEach(part -> System.out.println("  - " + part.suites() + "\n      needs " + part.needs()));
            System.out.println("All others have run. On a Debian machine .ci/run installs these parts and leaves nothing out.\n");
        }
    }
}
