package dev.eddy.ops;

import dev.eddy.item.ItemVector;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.VectorSpace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Item vectors of a file, parsed as in the job, by item id and space. */
public final class RecordedVectors {
    private RecordedVectors() {}

    /** All vectors of a file; throws {@link dev.eddy.job.BadInputException} at the first bad line. */
    public static Map<String, Map<String, float[]>> load(Path file, List<VectorSpace> spaces) {
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        JsonLines.parse(file, new ItemVectorParser(spaces)::parse, (vector, lines) -> put(vector, vectors));
        return vectors;
    }

    /** Vectors of records that are known to be valid. */
    public static Map<String, Map<String, float[]>> parse(List<byte[]> lines, List<VectorSpace> spaces) {
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        JsonLines.parse(lines, new ItemVectorParser(spaces)::parse).forEach(vector -> put(vector, vectors));
        return vectors;
    }

    private static void put(ItemVector vector, Map<String, Map<String, float[]>> vectors) {
        vectors.computeIfAbsent(vector.itemId(), item -> new TreeMap<>()).put(vector.space(), vector.vector());
    }
}
