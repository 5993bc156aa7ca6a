package dev.eddy.ops;

import dev.eddy.job.BadInputException;
import dev.eddy.record.BoundedLines;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a file of JSON records as bytes, without blank lines. A file whose name ends in {@code .gz} is unzipped. */
public final class JsonLines implements Iterator<byte[]>, Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final BoundedLines lines;
    private byte[] next;
    private long linesRead;
    private long currentNumber;
    private boolean atEnd;

    private JsonLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
        this.lines = new BoundedLines(in);
    }

    /** Opens a file; throws {@link BadInputException} when it is missing or unreadable. */
    public static JsonLines open(Path file) {
        try {
            InputStream raw = Files.newInputStream(file);
            return new JsonLines(file, new BufferedInputStream(unzipped(file, raw), BUFFER_BYTES));
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file; check the path", e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Number of records in a file; reads all of it, so that a broken file is found before it is used. */
    public static long count(Path file) {
        try (JsonLines lines = open(file)) {
            var count = new LongAdder();
            lines.forEachRemaining(line -> count.increment());
            return count.sum();
        }
    }

    /**
     * Parses every line of a file as a Kafka record whose offset is the line number. The action gets each value, and the lines
     * for messages about their position. Throws {@link BadInputException} at the first line that the parser refuses.
     */
    public static <T> void parse(Path file, Function<KafkaRecord, Parsed<T>> parser, BiConsumer<T, JsonLines> action) {
        try (JsonLines lines = open(file)) {
            while (lines.hasNext()) {
                byte[] json = lines.next();
                Parsed<T> parsed = parser.apply(record(file.toString(), lines.currentNumber, json));
                if (parsed.isRefused()) {
                    throw lines.refusal(parsed.reason());
                }
                action.accept(parsed.value(), lines);
            }
        }
    }

    /** Parses records that are known to be valid, with their index as the offset. */
    static <T> List<T> parse(List<byte[]> records, Function<KafkaRecord, Parsed<T>> parser) {
        return IntStream.range(0, records.size())
                .mapToObj(i -> parser.apply(record("", i, records.get(i))).value())
                .toList();
    }

    /** Appended at the end of time, so that no recorded event is ahead of its broker. */
    public static KafkaRecord record(String topic, long offset, byte[] json) {
        return new KafkaRecord(topic, 0, offset, Long.MAX_VALUE, null, json);
    }

    private static InputStream unzipped(Path file, InputStream raw) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        } catch (ZipException | EOFException e) {
            raw.close();
            throw new BadInputException(file + ": not a gzip file though its name ends in .gz; unpack or rename it", e);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && !atEnd) {
            advance();
        }
        return next != null;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no line after line " + currentNumber + " of " + file);
        }
        byte[] result = next;
        next = null;
        currentNumber = linesRead;
        return result;
    }

    /** File and number of the line last returned, for messages. */
    public String position() {
        return file + " line " + currentNumber;
    }

    /**
     * The exception for the line last returned. Reads the rest of the file first, and throws {@link BadInputException} if that
     * is corrupt, because the corruption is the better reason.
     */
    public BadInputException refusal(String reason) {
        String position = position();
        forEachRemaining(line -> {});
        return new BadInputException(position + ": " + reason);
    }

    private void advance() {
        byte[] bytes;
        try {
            bytes = lines.next();
        } catch (EOFException e) {
            throw broken("ends in the middle of the compressed data; fetch it again", e);
        } catch (ZipException e) {
            throw broken("is corrupt (" + e.getMessage() + "); fetch it again", e);
        } catch (IOException e) {
            throw broken("cannot be read: " + e.getMessage(), e);
        }
        linesRead++;
        atEnd = bytes == null;
        next = atEnd || isBlank(bytes) ? null : bytes;
    }

    private BadInputException broken(String what, IOException cause) {
        atEnd = true;
        return new BadInputException(file + " line " + (linesRead + 1) + ": the file " + what, cause);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not close " + file, e);
        }
    }
}
