package dev.eddy.ops.backfill;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.JsonLines;
import dev.eddy.record.Parsed;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A file of events by time that was read once, so that a mistake in it is found before the first event is sent.
 *
 * @param id of its contents: 16 hexadecimal digits
 * @param events their number
 * @param firstMillis the earliest event time, epoch milliseconds
 * @param lastMillis the latest event time, epoch milliseconds
 */
public record HistoryFile(Path path, String id, long events, long firstMillis, long lastMillis) {
    /** A user's events of a day may come in any order, see {@link dev.eddy.user.InterestUpdater}. */
    static final Duration DISORDER = Duration.ofDays(1);

    private static final int ID_DIGITS = 16;

    /** Takes the events of a file in its order. */
    interface Reader {
        /** Takes an event, with its number from 1 on. */
        void take(Behaviour event, byte[] json, long number);
    }

    /**
     * Reads a file, plain or {@code .gz}.
     *
     * @param progress gets the number of events until now
     * @throws BadInputException when it is missing, a line is no event, it has no events, or they are not by time
     */
    public static HistoryFile read(Path path, LongConsumer progress) {
        MessageDigest digest = sha256();
        long[] times = {Long.MAX_VALUE, Long.MIN_VALUE};
        try (JsonLines lines = JsonLines.open(path)) {
            long count = forEach(lines, (event, json, number) -> {
                if (number > 1 && event.atMillis() < times[1] - DISORDER.toMillis()) {
                    throw lines.refusal("ts " + Instant.ofEpochMilli(event.atMillis()) + " is more than a day before "
                            + Instant.ofEpochMilli(times[1])
                            + ", which came earlier; sort the file by ts, as import does");
                }
                times[0] = Math.min(times[0], event.atMillis());
                times[1] = Math.max(times[1], event.atMillis());
                digest.update(json);
                progress.accept(number);
            });
            BadInputException.require(count > 0, path + ": holds no events; give a file with one JSON event a line");
            return new HistoryFile(path, id(digest), count, times[0], times[1]);
        }
    }

    private static String id(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
    }

    /** The ids of files of its first events, by their numbers, for those that it has. */
    Map<Long, String> idsAt(Set<Long> numbers) {
        Map<Long, String> ids = new HashMap<>();
        MessageDigest digest = sha256();
        try (JsonLines lines = JsonLines.open(path)) {
            long last = numbers.stream()
                    .filter(each -> each <= events)
                    .max(Long::compare)
                    .orElse(0L);
            for (long number = 1; number <= last; number++) {
                digest.update(lines.next());
                if (numbers.contains(number)) {
                    ids.put(number, id((MessageDigest) digest.clone()));
                }
            }
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every SHA-256 can be cloned", e);
        }
        return ids;
    }

    /** Reads the events once more. */
    void forEach(Reader reader) {
        try (JsonLines lines = JsonLines.open(path)) {
            forEach(lines, reader);
        }
    }

    private static long forEach(JsonLines lines, Reader reader) {
        var parser = new BehaviourParser();
        long number = 0;
        while (lines.hasNext()) {
            byte[] json = lines.next();
            Parsed<Behaviour> parsed = parser.parse(JsonLines.record("", number, json));
            if (parsed.isRefused()) {
                throw lines.refusal(parsed.reason());
            }
            reader.take(parsed.value(), json, ++number);
        }
        return number;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
