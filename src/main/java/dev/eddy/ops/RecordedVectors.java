package dev.eddy.ops;

import dev.eddy.item.ItemVector;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file of items' vectors, read as the job would read them from Kafka. */
public final class RecordedVectors {
    private RecordedVectors() {}

    /** All vectors of a file, by item and space; the first bad line is a {@link dev.eddy.job.BadInputException}. */
    public static Map<String, Map<String, float[]>> load(Path file, List<VectorSpace> spaces) {
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        var parser = new ItemVectorParser(spaces);
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                Parsed<ItemVector> parsed =
                        parser.parse(new KafkaRecord(file.toString(), 0, lines.lineNumber(), 0, null, lines.next()));
                if (parsed.isRefused()) {
                    throw lines.refusal(parsed.reason());
                }
                put(parsed.value(), vectors);
            }
        }
        return vectors;
    }

    /** Vectors that are known to be good. */
    public static Map<String, Map<String, float[]>> parse(List<byte[]> lines, List<VectorSpace> spaces) {
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        var parser = new ItemVectorParser(spaces);
        lines.forEach(json ->
                put(parser.parse(new KafkaRecord("", 0, 0, 0, null, json)).value(), vectors));
        return vectors;
    }

    private static void put(ItemVector vector, Map<String, Map<String, float[]>> vectors) {
        vectors.computeIfAbsent(vector.itemId(), item -> new TreeMap<>()).put(vector.space(), vector.vector());
    }
}
