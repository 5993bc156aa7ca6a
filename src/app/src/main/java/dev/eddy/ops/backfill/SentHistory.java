package dev.eddy.ops.backfill;

import static java.util.stream.Collectors.partitioningBy;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.RecordParser;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The events of a file that the history has already. An event counts as sent if this file sent it, or a file that has the same first
 * lines, or if another file sent it and the topic still has it; that one is known by its identity.
 */
final class SentHistory {
    private static final Pattern MARK = Pattern.compile("([0-9a-f]{1,64}):([1-9]\\d{0,8})");

    private final HistoryFile file;
    /** Of the file, and of files that it begins with: their events have the same numbers. */
    private final List<Note> begun;

    private final List<Note> others;
    private final BitSet numbers = new BitSet();
    /** Number of records in the topic, by the id of their file. */
    private final Map<String, Integer> records = new HashMap<>();

    private final LiveEvents ofOthers = new LiveEvents();
    private final RecordParser<Behaviour> parser;

    /**
     * A file that was sent, or begun to be.
     *
     * @param sent number of its records that were sent
     * @param untilMillis instant before which all its events were sent; 0 until it was sent
     */
    record Note(String id, long events, long firstMillis, long lastMillis, long sent, long untilMillis) {
        private static final Pattern KEY = Pattern.compile(
                "history:([0-9a-f]{1,64})" + ":(\\d{1,18})".repeat(4) + ":(\\d{1,18}|" + Long.MAX_VALUE + ")");

        static Note of(HistoryFile file, long sent, long untilMillis) {
            return new Note(file.id(), file.events(), file.firstMillis(), file.lastMillis(), sent, untilMillis);
        }

        /** Empty for another key of the topic of commands. */
        static Optional<Note> parse(String key) {
            Matcher matcher = KEY.matcher(key);
            return matcher.matches()
                    ? Optional.of(new Note(
                            matcher.group(1),
                            Long.parseLong(matcher.group(2)),
                            Long.parseLong(matcher.group(3)),
                            Long.parseLong(matcher.group(4)),
                            Long.parseLong(matcher.group(5)),
                            Long.parseLong(matcher.group(6))))
                    : Optional.empty();
        }

        String key() {
            return "history:" + id + ":" + events + ":" + firstMillis + ":" + lastMillis + ":" + sent + ":"
                    + untilMillis;
        }
    }

    /** @param parser of the records of other files */
    SentHistory(HistoryFile file, Collection<Note> notes, RecordParser<Behaviour> parser) {
        this.file = file;
        this.parser = parser;
        Map<Long, String> ids = file.idsAt(notes.stream().map(Note::events).collect(Collectors.toSet()));
        Map<Boolean, List<Note>> byBeginning =
                notes.stream().collect(partitioningBy(note -> note.id.equals(ids.get(note.events))));
        this.begun = byBeginning.get(true);
        this.others = byBeginning.get(false);
    }

    /** Mark of an event of the file. */
    static String mark(HistoryFile file, long number) {
        return file.id() + ":" + number;
    }

    /** Takes a record of the topic, before {@link #complete}; the mark is empty where it has none. */
    void add(String mark, KafkaRecord record) {
        Matcher matcher = MARK.matcher(mark);
        if (matcher.matches()) {
            records.merge(matcher.group(1), 1, Integer::sum);
        }
        if (matcher.matches() && isBegun(matcher.group(1))) {
            numbers.set(Integer.parseInt(matcher.group(2)));
        } else {
            Behaviour event = parser.apply(record).value();
            if (event != null && event.writtenMillis() <= file.lastMillis()) {
                ofOthers.add(event);
            }
        }
    }

    private boolean isBegun(String id) {
        return id.equals(file.id()) || begun.stream().anyMatch(note -> note.id.equals(id));
    }

    void complete() {
        ofOthers.sort();
    }

    boolean has(Behaviour event, long number) {
        return numbers.get(Math.toIntExact(number))
                || begun.stream().anyMatch(note -> number <= note.events && event.atMillis() < note.untilMillis)
                || ofOthers.has(event);
    }

    /** Number of the file's own records that were sent until now. */
    long ownRecords() {
        long noted = begun.stream()
                .filter(note -> note.id.equals(file.id()))
                .mapToLong(Note::sent)
                .max()
                .orElse(0);
        return Math.max(noted, records.getOrDefault(file.id(), 0));
    }

    /** The reason why nobody can tell which events of the file were sent before; empty when that is known. */
    Optional<String> refusal() {
        return others.stream()
                .filter(note -> begun.isEmpty() && records.getOrDefault(note.id, 0) < note.sent)
                .filter(note -> note.firstMillis <= file.lastMillis() && note.lastMillis >= file.firstMillis())
                .max((a, b) -> Long.compare(a.lastMillis, b.lastMillis))
                .map(note -> file.path() + ": another file with events from " + Instant.ofEpochMilli(note.firstMillis)
                        + " to " + Instant.ofEpochMilli(note.lastMillis)
                        + " was sent before, and Kafka has deleted them since, so an event of both would count twice;"
                        + " give a file that begins with that file, line for line, or one of the events after "
                        + Instant.ofEpochMilli(note.lastMillis));
    }
}
