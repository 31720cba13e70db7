package dev.keyturn.module;

import dev.keyturn.registry.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files in which the Group Policies of a host are kept, as the account by which the host is reached. */
public interface PolicyFiles {
    /** A larger file is not read; a policy has kilobytes. */
    int LARGEST = 8 << 20;
    /** Of the files that are asked for together no more bytes are read. */
    int MOST = 64 << 20;

    /**
     * Reads files. Each is read once for all hosts that ask for it.
     *
     * @param paths  as Windows spells them: {@code \\domain\sysvol\...} on a server, {@code C:\...} on the host itself
     * @param server the server that the host itself reads the domain's files from, as far as that is known; a domain's own name leads to any
     * @return what became of each of them
     */
    Map<String, Answer> read(List<String> paths, Optional<String> server);

    /**
     * What became of a file.
     *
     * @param content its bytes; empty if there is no such file, or it could not be read
     * @param problem why it could not be read, a clause; {@code ""} if it was, or is known not to be there
     */
    record Answer(Optional<Bytes> content, String problem) {
        /** There is no such file. */
        public static final Answer NONE = new Answer(Optional.empty(), "");

        /** Its bytes. */
        public static Answer of(byte[] content) {
            return new Answer(Optional.of(Bytes.of(content)), "");
        }

        /** It is not read, since those before it are long enough. */
        public static Answer tooMuch(String path) {
            return unknown(path + " is not read: the files of policies before it have " + (MOST >> 20) + " MiB");
        }

        /** How many bytes it has. */
        public int length() {
            return content.map(Bytes::length).orElse(0);
        }

        /** It could not be read. */
        public static Answer unknown(String problem) {
            return new Answer(Optional.empty(), problem);
        }
    }
}
