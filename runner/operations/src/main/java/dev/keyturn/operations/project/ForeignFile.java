package dev.keyturn.operations.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A file that somebody else may have written, and so is not gone by: its owner is neither the user nor root, or all may write it. */
final class ForeignFile {
    private static final Set<String> ROOT = Set.of("root", "0");

    private ForeignFile() {
    }

    /** Why a file is not gone by, and what to do; empty if it may be. Where files have no such owners and permissions, it may. */
    static Optional<String> why(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Optional.empty();
        }
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            String owner = attributes.owner().getName();
            if (!owner.equals(System.getProperty("user.name")) && !ROOT.contains(owner)) {
                return Optional.of("it belongs to " + owner + "; make it your own with chown, or copy it");
            }
            return attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                    ? Optional.of("all may write it; say chmod o-w " + file) : Optional.empty();
        } catch (IOException e) {
            return Optional.of("who wrote it cannot be told: " + e.getMessage());
        }
    }
}
