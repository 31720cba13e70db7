package dev.keyturn.store.lock;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.lock.Holder;
import dev.keyturn.engine.lock.PlaceLocks;
import dev.keyturn.registry.RegistryException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The locks of one run: a file for each host, locked through the file system as long as the run may write the host, so that it is free when the
 * run's process is gone. What the file holds says whose it is. On a file system without locks everything is free, and the key on the host stands
 * alone.
 */
public final class LockFiles implements PlaceLocks {
    private static final int LONGEST = 180;

    private final Path folder;
    private final Readers readers;
    private final Map<Path, LockFile> open = new HashMap<>();

    /**
     * @param folder  where the files are; it is made when it is first needed
     * @param readers who may read them
     */
    public LockFiles(Path folder, Readers readers) {
        this.folder = folder;
        this.readers = readers;
    }

    @Override
    public synchronized Claim claim(String place, Holder me) {
        Path file = folder.resolve(name(place));
        LockFile mine = open.get(file);
        if (mine != null) {
            mine.share();
            return new Claim(true, Optional.empty(), mine.dead(), () -> release(file));
        }
        try {
            readers.folder(folder);
            LockFile lock = new LockFile(readers.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
            if (lock.take(me)) {
                open.put(file, lock);
                return new Claim(true, Optional.empty(), lock.dead(), () -> release(file));
            }
            return new Claim(false, lock.holder(), lock.dead(), () -> { });
        } catch (IOException e) {
            throw new RegistryException("the lock " + file + " cannot be used: " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
        }
    }

    /** A file is emptied when its host is given back. */
    @Override
    public synchronized boolean leftBehind(String place) {
        Path file = folder.resolve(name(place));
        try {
            return !open.containsKey(file) && Files.size(file) > 0;
        } catch (IOException none) {
            return false;
        }
    }

    private synchronized void release(Path file) {
        LockFile lock = open.get(file);
        if (lock != null && lock.giveBack()) {
            open.remove(file);
        }
    }

    /** A place as a file name on any system; equal places have equal names, whatever their case. */
    static String name(String place) {
        String folded = place.toLowerCase(Locale.ROOT);
        String escaped = URLEncoder.encode(folded, StandardCharsets.UTF_8).replace("*", "%2A");
        return (escaped.length() <= LONGEST ? escaped : escaped.substring(0, LONGEST) + "-" + Integer.toHexString(folded.hashCode())) + ".lock";
    }
}
