package dev.eddy.ops;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a file of behaviour events as the job would read them from Kafka. The order of a file is that of its lines: the line
 * number stands for the offset.
 */
public final class RecordedEvents {
    private RecordedEvents() {}

    /** Events that are known to be good; their order is that of the list. */
    public static List<Behaviour> parse(List<byte[]> records) {
        var parser = new BehaviourParser();
        return IntStream.range(0, records.size())
                .mapToObj(i -> parser.parse(new KafkaRecord("", 0, i, Long.MAX_VALUE, null, records.get(i)))
                        .value())
                .toList();
    }

    /** The last so many events of the topic, by time, then by position; what can't be read is left out, as in the job. */
    public static List<Behaviour> readLast(KafkaOptions kafka, long count) {
        List<Behaviour> events = new ArrayList<>();
        TopicScan.parseLast(kafka, kafka.topics().events(), count, new BehaviourParser()::parse, events::add);
        events.sort(Comparator.comparingLong(Behaviour::atMillis).thenComparingLong(Behaviour::position));
        return events;
    }

    /** All events of a file, in its order; the first bad line is a {@link BadInputException}. */
    public static List<Behaviour> load(Path file) {
        return load(file, (before, event, lines) -> {});
    }

    /** As {@link #load}, of a file in the order of time; an event that is earlier than the one before is a bad line. */
    public static List<Behaviour> loadSorted(Path file) {
        return load(file, (before, event, lines) -> {
            if (event.atMillis() < before.atMillis()) {
                throw new BadInputException(
                        "%s: ts %d (%s) is earlier than that of the event before, %d (%s); sort the file by ts"
                                .formatted(
                                        lines.position(),
                                        event.atMillis(),
                                        Instant.ofEpochMilli(event.atMillis()),
                                        before.atMillis(),
                                        Instant.ofEpochMilli(before.atMillis())));
            }
        });
    }

    /** Refuses an event that can't come after the one before it. */
    @FunctionalInterface
    private interface OrderCheck {
        void check(Behaviour before, Behaviour event, JsonLines lines);
    }

    private static List<Behaviour> load(Path file, OrderCheck order) {
        List<Behaviour> events = new ArrayList<>();
        var parser = new BehaviourParser();
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                byte[] json = lines.next();
                // Appended at the end of time: a recorded event is never ahead of its broker.
                var record = new KafkaRecord(file.toString(), 0, lines.lineNumber(), Long.MAX_VALUE, null, json);
                Parsed<Behaviour> parsed = parser.parse(record);
                if (parsed.isRefused()) {
                    throw lines.refusal(parsed.reason());
                }
                if (!events.isEmpty()) {
                    order.check(events.get(events.size() - 1), parsed.value(), lines);
                }
                events.add(parsed.value());
            }
        }
        if (events.isEmpty()) {
            throw new BadInputException(file + ": holds no events; give a file with one JSON event a line");
        }
        return events;
    }
}
