package dev.eddy.lab;

import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.format.RecordOptions;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Uses the libraries of which the job's jar has only some classes; run with the classes of the jar alone. */
public final class JobJarProbe implements Callable<List<Integer>> {
    private static final int ITEMS = 500;
    private static final int PAIRS = 30;

    private record Point(Integer id, float[] vector) implements Item<Integer, float[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public int dimensions() {
            return vector.length;
        }
    }

    /** The number of the item nearest to item 7, the number of matched pairs of 30, and of events read in Avro and Protobuf. */
    @Override
    public List<Integer> call() throws IOException {
        HnswIndex<Integer, float[], Point, Float> index = HnswIndex.newBuilder(
                        2, (float[] a, float[] b) -> Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]), ITEMS)
                .withRemoveEnabled()
                .build();
        var random = new Random(1);
        for (int i = 0; i < ITEMS; i++) {
            index.add(new Point(i, new float[] {random.nextFloat(), random.nextFloat()}));
        }
        float[] seventh = index.get(7).orElseThrow().vector();
        index.remove(8, 0);
        List<SearchResult<Point, Float>> found = index.findNearest(seventh, 1);
        return List.of(found.get(0).item().id(), matchedPairs(random), eventsOfOtherLayouts());
    }

    private static int matchedPairs(Random random) {
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        Set<Integer> left = IntStream.range(0, PAIRS).boxed().collect(Collectors.toSet());
        Set<Integer> right = IntStream.range(PAIRS, 2 * PAIRS).boxed().collect(Collectors.toSet());
        left.forEach(graph::addVertex);
        right.forEach(graph::addVertex);
        left.forEach(a -> right.forEach(b -> graph.setEdgeWeight(graph.addEdge(a, b), 1 + random.nextInt(100))));
        return new MaximumWeightBipartiteMatching<>(graph, left, right)
                .getMatching()
                .getEdges()
                .size();
    }

    private static int eventsOfOtherLayouts() throws IOException {
        Path folder = Files.createTempDirectory("eddy-probe");
        Path avro = Files.writeString(
                folder.resolve("events.avsc"),
                "{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"who\",\"type\":\"string\"}]}");
        Path proto = Files.writeString(
                folder.resolve("events.proto"),
                "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\";"
                        + " message E { string who = 1; google.protobuf.Timestamp at = 2; repeated int32 n = 3; }");
        int read = isRead(folder, "avro", new byte[] {6, 'a', 'n', 'n'})
                + isRead(folder, "protobuf", new byte[] {10, 3, 'a', 'n', 'n', 18, 2, 8, 5, 26, 2, 1, 2});
        Files.delete(avro);
        Files.delete(proto);
        Files.delete(folder);
        return read;
    }

    private static int isRead(Path folder, String format, byte[] event) {
        RecordOptions options = Options.read(
                RecordOptions.class,
                Map.of(
                        "records.schemas",
                        folder.toString(),
                        "records.events.format",
                        format,
                        "records.events.fields",
                        "user_id=who, item_id='a', type='click', ts='1790000000000'"));
        var record = new KafkaRecord("events", 0, 0, Long.MAX_VALUE, null, event);
        return options.events()
                                .before(new BehaviourParser()::parse)
                                .apply(record)
                                .value()
                        == null
                ? 0
                : 1;
    }
}
