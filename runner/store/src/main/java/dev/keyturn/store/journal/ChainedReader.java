package dev.keyturn.store.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.engine.journal.JournalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a chained file holds.
 *
 * @param records the records up to the first line that is not as it was sealed
 * @param fault   what is wrong with the file from there on; empty if nothing is
 * @param torn    whether the only fault is a last line that was not written to its end, as after a crash
 * @param seal    the seal of the last good record
 */
public record ChainedReader(List<JsonNode> records, Optional<String> fault, boolean torn, String seal) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A run of a thousand hosts has some tens of megabytes. */
    private static final long LARGEST = 1L << 30;

    public ChainedReader {
        records = List.copyOf(records);
    }

    /**
     * Reads a file.
     *
     * @param name what the chain begins with
     * @throws JournalException if it cannot be read
     */
    public static ChainedReader read(Path file, String name) {
        byte[] bytes = bytes(file);
        int end = LineFile.end(bytes);
        ChainedReader read = read(Arrays.copyOf(bytes, end), new Chain(name));
        if (read.records.isEmpty() || !read.records.get(read.records.size() - 1).path("type").asText().equals("end")) {
            return read;
        }
        // behind the end of a run nothing was being written when its process or the power failed
        boolean hidden = IntStream.range(end, bytes.length).anyMatch(i -> bytes[i] != 0);
        return new ChainedReader(read.records, read.fault.or(() -> hidden ? Optional.of("something stands behind its end") : Optional.empty()), false, read.seal);
    }

    /**
     * What was written into a file, without the room behind it that one has which was not closed.
     *
     * @throws JournalException if it cannot be read
     */
    public static byte[] lines(Path file) {
        byte[] bytes = bytes(file);
        return Arrays.copyOf(bytes, LineFile.end(bytes));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new JournalException("the journal " + file + " is larger than 1 GiB, which no run writes", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new JournalException("the journal " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * Reads the first record of a file, and no more of it.
     *
     * @param name what the chain begins with
     * @return empty if there is none that is as it was sealed
     */
    public static Optional<JsonNode> first(Path file, String name) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            byte[] bytes = line == null ? new byte[0] : line.getBytes(StandardCharsets.UTF_8);
            return Files.size(file) > bytes.length ? record(bytes, 0, bytes.length, new Chain(name), 1) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ChainedReader read(byte[] bytes, Chain chain) {
        List<JsonNode> records = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Optional<JsonNode> record = record(bytes, from, end, chain, records.size() + 1);
            if (end == bytes.length || record.isEmpty()) {
                boolean last = end >= bytes.length;
                return new ChainedReader(records, Optional.of("line " + (records.size() + 1) + (last ? " was not written to its end"
                        : " is not as it was written: it, or what stood before it, was changed, removed or moved")), last, chain.seal());
            }
            records.add(record.get());
            from = end + 1;
        }
        return new ChainedReader(records, Optional.empty(), false, chain.seal());
    }

    private static Optional<JsonNode> record(byte[] bytes, int from, int end, Chain chain, int number) {
        try {
            String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from)).toString();
            if (!chain.accepts(line)) {
                return Optional.empty();
            }
            JsonNode record = JSON.readTree(line);
            return record.path("seq").asLong() == number ? Optional.of(record) : Optional.empty();
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
