package dev.eddy.ops;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads behaviour events of a file or a topic, parsed as in the job. In a file, the line number stands for the offset. */
public final class RecordedEvents {
    private RecordedEvents() {}

    /** Events of records that are known to be valid, in their order. */
    public static List<Behaviour> parse(List<byte[]> records) {
        return JsonLines.parse(records, new BehaviourParser()::parse);
    }

    /** The last {@code count} events of the topic, by time, then by position; malformed ones are skipped, as in the job. */
    public static List<Behaviour> readLast(KafkaOptions kafka, long count) {
        List<Behaviour> events = new ArrayList<>();
        TopicReader.parseLast(
                kafka,
                kafka.topic(Topic.EVENTS),
                count,
                kafka.records().events().before(new BehaviourParser()::parse),
                events::add);
        events.sort(Comparator.comparingLong(Behaviour::atMillis).thenComparingLong(Behaviour::position));
        return events;
    }

    /** All events of a file in its order. Throws {@link BadInputException} at the first bad line. */
    public static List<Behaviour> load(Path file) {
        return load(file, false);
    }

    /** As {@link #load}; an event with an earlier time than the one before it is a bad line too. */
    public static List<Behaviour> loadSorted(Path file) {
        return load(file, true);
    }

    private static void requireOrder(Behaviour before, Behaviour event, JsonLines lines) {
        if (event.atMillis() < before.atMillis()) {
            throw new BadInputException(lines.position() + ": ts " + time(event)
                    + " is earlier than that of the event before, " + time(before) + "; sort the file by ts");
        }
    }

    private static String time(Behaviour event) {
        return event.atMillis() + " (" + Instant.ofEpochMilli(event.atMillis()) + ")";
    }

    private static List<Behaviour> load(Path file, boolean isSorted) {
        List<Behaviour> events = new ArrayList<>();
        JsonLines.parse(file, new BehaviourParser()::parse, (event, lines) -> {
            if (isSorted && !events.isEmpty()) {
                requireOrder(events.get(events.size() - 1), event, lines);
            }
            events.add(event);
        });
        if (events.isEmpty()) {
            throw new BadInputException(file + ": holds no events; give a file with one JSON event a line");
        }
        return events;
    }
}
