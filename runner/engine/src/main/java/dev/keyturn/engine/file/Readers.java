package dev.keyturn.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may read the files that are made. None of them is made or written through a symbolic link, which somebody may have put there before. */
public enum Readers {
    /** Their owner alone; on Windows administrators too. */
    OWNER,
    /** Whoever the system lets, by the mask of the process or by what the folder hands on. */
    OTHERS;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 8;

    /** What is written into a file. */
    public interface Content {
        /** Writes it. */
        void write(FileChannel file) throws IOException;
    }

    /** Makes a folder, and those above it, where they are not there. */
    public void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, attributes(folder, "rwx------"));
        if (this == OWNER && !isPosix(folder)) {
            WindowsAccess.ownerAndAdministrators(folder);
        }
    }

    /**
     * Makes a file that is not there yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is, be it a link that leads nowhere
     */
    public FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, "rw-------"));
    }

    /** Opens a file, which is made if it is not there. */
    public FileChannel open(Path file, StandardOpenOption... how) throws IOException {
        Set<OpenOption> options = new LinkedHashSet<>(List.of(how));
        options.add(StandardOpenOption.CREATE);
        options.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options, attributes(file, "rw-------"));
    }

    /**
     * Writes a file whole, or not at all: under a name that nobody can guess, which then takes the place of the file. One that was there keeps
     * its readers.
     */
    public void replace(Path file, Content content) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        Path fresh = file.resolveSibling("." + file.getFileName() + "." + HexFormat.of().formatHex(random) + ".new");
        try {
            try (FileChannel channel = create(fresh)) {
                content.write(channel);
                channel.force(true);
            }
            Optional<Set<PosixFilePermission>> before = permissions(file);
            if (before.isPresent()) {
                Files.setPosixFilePermissions(fresh, before.get());
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The same, of bytes. */
    public void replace(Path file, byte[] bytes) throws IOException {
        replace(file, channel -> write(channel, bytes));
    }

    /** Writes all of some bytes. */
    public static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** In words, what others than its owner can do with a folder; empty if nothing, or if that cannot be told. */
    public static Optional<String> others(Path folder) throws IOException {
        if (!isPosix(folder) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Set<PosixFilePermission> all = Files.getPosixFilePermissions(folder);
        boolean written = all.contains(PosixFilePermission.GROUP_WRITE) || all.contains(PosixFilePermission.OTHERS_WRITE);
        boolean read = all.contains(PosixFilePermission.GROUP_READ) || all.contains(PosixFilePermission.OTHERS_READ)
                || all.contains(PosixFilePermission.GROUP_EXECUTE) || all.contains(PosixFilePermission.OTHERS_EXECUTE);
        return written ? Optional.of("written") : read ? Optional.of("read") : Optional.empty();
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
        return isPosix(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)) : Optional.empty();
    }

    private FileAttribute<?>[] attributes(Path file, String permissions) {
        return this == OWNER && isPosix(file) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
