package dev.eddy.workbench;

import dev.eddy.app.BadInputException;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of behaviour events as the job would read them from Kafka. */
public final class RecordedEvents {
    private RecordedEvents() {}

    /** Events that are known to be good. */
    public static List<Behaviour> parse(List<byte[]> records) {
        var parser = new BehaviourParser();
        return records.stream()
                .map(json -> parser.parse(new KafkaRecord("", 0, 0, Long.MAX_VALUE, null, json))
                        .value())
                .toList();
    }

    /** All events of a file, in its order; the first bad line is a {@link BadInputException}. */
    public static List<Behaviour> load(Path file) {
        List<Behaviour> events = new ArrayList<>();
        var parser = new BehaviourParser();
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                // Appended at the end of time: a recorded event is never ahead of its broker.
                var record =
                        new KafkaRecord(file.toString(), 0, lines.lineNumber(), Long.MAX_VALUE, null, lines.next());
                Parsed<Behaviour> parsed = parser.parse(record);
                if (parsed.isRefused()) {
                    throw new BadInputException(lines.position() + ": " + parsed.reason());
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
