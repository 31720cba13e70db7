package dev.keyturn.connections.regfile;

import dev.keyturn.language.source.SourceFile;
import dev.keyturn.registry.RegistryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** The bytes of one file on disk: read whole, replaced whole or not at all. */
final class RegFile {
    /** A snapshot of the keys that matter has kilobytes; more than this is a mistake, and would cost its size several times over in memory. */
    static final long LARGEST = 64L << 20;

    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;
    private final boolean lasting;

    RegFile(Path path) {
        this(path, true);
    }

    private RegFile(Path path, boolean lasting) {
        this.path = path;
        this.lasting = lasting;
    }

    /** A file that need not outlive a crash of this machine. */
    static RegFile fleeting(Path path) {
        return new RegFile(path, false);
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Reads the file.
     *
     * @throws IOException with a sentence for the user
     */
    byte[] read() throws IOException {
        try {
            if (Files.isDirectory(path)) {
                throw new IOException("the snapshot " + path + " is a folder; expected a .reg file");
            }
            if (SourceFile.isPipeOrDevice(path)) {
                throw new IOException("the snapshot " + path + " is a pipe or a device; expected a .reg file");
            }
            long size = Files.size(path);
            if (size > LARGEST) {
                throw new IOException("the snapshot " + path + " has " + (size >> 20) + " MiB, and the limit is " + (LARGEST >> 20)
                        + " MiB: export only the keys that matter, with reg export");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new IOException("the snapshot " + path + " does not exist: check the host's 'regfile' variable", e);
        }
    }

    /** Whether the file still has these bytes. */
    boolean holds(byte[] bytes) throws IOException {
        return exists() && Files.size(path) == bytes.length && Arrays.equals(Files.readAllBytes(path), bytes);
    }

    /**
     * Replaces the file: the new bytes are safe on disk under another name before they take this one, so that a crash leaves the old or
     * the new file.
     *
     * @throws RegistryException with the reason; the file is then as it was
     */
    void replace(byte[] bytes) {
        try {
            Path real = exists() ? path.toRealPath() : path.toAbsolutePath();
            requireWritable(real);
            Path fresh = Files.createTempFile(real.getParent(), "." + real.getFileName() + ".", ".new");
            try {
                writeThrough(fresh, bytes);
                keepPermissions(real, fresh);
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new RegistryException("cannot write the snapshot " + path + ": " + e.getMessage() + "; it is as it was", e);
        }
    }

    /**
     * Makes sure that the file may be replaced.
     *
     * @throws RegistryException if it is read-only
     */
    void requireWritable() {
        try {
            requireWritable(path.toRealPath());
        } catch (IOException e) {
            throw new RegistryException("cannot write the snapshot " + path + ": " + e.getMessage(), e);
        }
    }

    private static void requireWritable(Path real) throws IOException {
        if (!Files.exists(real)) {
            return;
        }
        if (!Files.isWritable(real) || hasPermissions(real) && Files.getPosixFilePermissions(real).stream().noneMatch(WRITE::contains)) {
            throw new IOException("the file is read-only; make it writable, or point 'regfile' at a copy");
        }
    }

    private void writeThrough(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer data = ByteBuffer.wrap(bytes);
            while (data.hasRemaining()) {
                channel.write(data);
            }
            if (lasting) {
                channel.force(true);
            }
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (hasPermissions(to)) {
            Files.setPosixFilePermissions(to, Files.exists(from) ? Files.getPosixFilePermissions(from)
                    : java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Not asked of the file's store, for which Java would read the list of all mounts each time. */
    private static boolean hasPermissions(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new RegistryException("cannot delete " + path + ": " + e.getMessage(), e);
        }
    }
}
