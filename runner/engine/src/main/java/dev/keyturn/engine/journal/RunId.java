package dev.keyturn.engine.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Names for runs, which sort by time and are never the same twice. */
public final class RunId {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private RunId() {
    }

    /** A name for a run that begins now. */
    public static String next(Instant now) {
        return TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 6);
    }
}
