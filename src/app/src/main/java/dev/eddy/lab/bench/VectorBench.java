package dev.eddy.lab.bench;

import static dev.eddy.job.BadInputException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.bench.VectorReport.Beside;
import dev.eddy.lab.bench.VectorReport.Churned;
import dev.eddy.lab.bench.VectorReport.Millis;
import dev.eddy.ops.NpyFile;
import dev.eddy.ops.TempFolder;
import dev.eddy.recall.search.IndexedItem;
import dev.eddy.recall.search.ItemIndex;
import dev.eddy.recall.search.ItemSearch;
import dev.eddy.recall.search.Neighbour;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.recall.search.RetrievalOptions.Index;
import dev.eddy.thread.DaemonThread;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Measures one vector index of items in one thread, as in a task of the job. */
public final class VectorBench implements AutoCloseable {
    private static final int LIST = 100;
    private static final int QUERIES = 2_000;
    // Queries that are also answered by comparing all vectors.
    private static final int CHECKED = 1_000;
    private static final int ROUNDS = 3;
    private static final int REPLACEMENTS = 3;
    private static final int REMOVED_OF_TEN = 3;
    private static final long POLL_MILLIS = 10;
    private static final String SCRIPT = "hnswlib_beside.py";

    private final Options options;
    private final ExecutorService aside = DaemonThread.pool("bench-vectors", 1);

    /**
     * Options of the bench. Messages name them as on the command line.
     *
     * @param exactUpTo number of distinct vectors up to which the index compares with all
     * @param index what finds the nearest among more
     * @param isChurned whether to measure an index after changes
     * @param python an interpreter with hnswlib; null measures no hnswlib
     */
    public record Options(
            int items, int dimension, int tags, long seed, int exactUpTo, Index index, boolean isChurned, Path python) {
        /** @throws BadInputException when a number is out of range */
        public Options {
            require(items >= LIST, "--items must be at least " + LIST + ": " + items);
            require(dimension >= 1 && dimension <= 4_096, "--dimension must be from 1 to 4096: " + dimension);
            require(tags >= 1, "--tags must be at least 1: " + tags);
            require(
                    exactUpTo >= 0 && exactUpTo <= 1_000_000_000,
                    "--exact-up-to must be from 0 to 1000000000: " + exactUpTo);
        }
    }

    public VectorBench(Options options) {
        this.options = options;
    }

    /** Takes minutes. */
    public VectorReport run() throws IOException, InterruptedException {
        VectorLoad load = load(0);
        List<float[]> queries = load.queries(QUERIES);
        Built built = build(load::items, queries, retrieval());
        ItemIndex index = built.index();
        ItemIndex exact = build(
                        load::items,
                        queries,
                        RecallOptions.defaults().retrieval().exact())
                .index();
        return new VectorReport(
                new VectorReport.Load(options.items(), options.dimension(), options.tags(), exact.outsideSize()),
                new VectorReport.Index(
                        recall(index, exact, queries),
                        time(List.of(index), queries).get(0),
                        (long) (options.items() / built.seconds()),
                        built.bytes() / options.items()),
                time(List.of(exact), queries.subList(0, CHECKED)).get(0),
                options.isChurned() ? churned(index, queries) : null,
                options.python() == null
                        ? null
                        : beside(load.items().stream().map(IndexedItem::vector).toList(), queries));
    }

    private VectorLoad load(int generation) {
        return new VectorLoad(options.items(), options.dimension(), options.tags(), options.seed() + generation);
    }

    private RetrievalOptions retrieval() {
        return RecallOptions.defaults()
                .retrieval()
                .exactUpTo(options.exactUpTo())
                .by(options.index());
    }

    private record Built(ItemIndex index, double seconds, long bytes) {}

    /** Builds an index and waits for its background work. */
    private Built build(Supplier<List<IndexedItem>> load, List<float[]> queries, RetrievalOptions retrieval)
            throws InterruptedException {
        long bytesBefore = LiveHeap.bytes();
        var index = new ItemIndex(retrieval, aside);
        // In the job queries come from the start on, too.
        queries.forEach(query -> index.nearest(new ItemSearch(query, 1, -1, 0)));
        List<IndexedItem> items = load.get();
        long began = System.nanoTime();
        items.forEach(index::put);
        awaitIdle(index);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Built(index, seconds, LiveHeap.bytes() - bytesBefore);
    }

    private static void awaitIdle(ItemIndex index) throws InterruptedException {
        while (index.isIndexing()) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Churned churned(ItemIndex index, List<float[]> queries) throws InterruptedException {
        for (int i = 1; i <= REPLACEMENTS; i++) {
            load(i).items().forEach(index::put);
        }
        List<IndexedItem> left = new ArrayList<>();
        int number = 0;
        for (IndexedItem item : load(REPLACEMENTS).items()) {
            if (number++ % 10 < REMOVED_OF_TEN) {
                index.remove(item.number());
            } else {
                left.add(item);
            }
        }
        awaitIdle(index);
        ItemIndex fresh = build(() -> left, queries, retrieval()).index();
        ItemIndex exact = build(
                        () -> left,
                        queries,
                        RecallOptions.defaults().retrieval().exact())
                .index();
        List<List<Millis>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(time(List.of(index, fresh), queries));
        }
        return new Churned(
                index.size(),
                recall(index, exact, queries),
                recall(fresh, exact, queries),
                median(rounds, 0),
                median(rounds, 1),
                index.graphSize(),
                fresh.graphSize());
    }

    private static Millis median(List<List<Millis>> rounds, int of) {
        List<Millis> times = rounds.stream().map(round -> round.get(of)).toList();
        double[] p50 = times.stream().mapToDouble(Millis::p50).sorted().toArray();
        double[] p99 = times.stream().mapToDouble(Millis::p99).sorted().toArray();
        return new Millis(p50[ROUNDS / 2], p99[ROUNDS / 2]);
    }

    private static double recall(ItemIndex index, ItemIndex exact, List<float[]> queries) {
        return queries.stream()
                .limit(CHECKED)
                .mapToDouble(query -> {
                    Set<String> found = itemIds(index, query);
                    found.retainAll(itemIds(exact, query));
                    return found.size() / (double) LIST;
                })
                .average()
                .orElseThrow();
    }

    private static Set<String> itemIds(ItemIndex index, float[] query) {
        return nearest(index, query).stream().map(Neighbour::itemId).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Neighbour> nearest(ItemIndex index, float[] query) {
        return index.nearest(new ItemSearch(query, LIST, -1, 0));
    }

    /** Times each query alone, after a warm-up. Indexes take turns, so that other load affects all alike. */
    private static List<Millis> time(List<ItemIndex> indexes, List<float[]> queries) {
        indexes.forEach(index -> queries.forEach(query -> nearest(index, query)));
        double[][] millis = new double[indexes.size()][queries.size()];
        for (int i = 0; i < queries.size(); i++) {
            for (int turn = 0; turn < millis.length; turn++) {
                int which = (i + turn) % millis.length;
                long began = System.nanoTime();
                nearest(indexes.get(which), queries.get(i));
                millis[which][i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return Arrays.stream(millis).map(VectorBench::millis).toList();
    }

    private static Millis millis(double[] each) {
        double[] sorted = Arrays.stream(each).sorted().toArray();
        return new Millis(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }

    /** Measures hnswlib, the original HNSW index in C++, through its Python package. */
    private Beside beside(List<float[]> vectors, List<float[]> queries) throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.create("eddy-vectors");
                InputStream script = VectorBench.class.getResourceAsStream(SCRIPT)) {
            Path run = folder.path().resolve(SCRIPT);
            Path given = folder.path().resolve("vectors.npy");
            Path asked = folder.path().resolve("queries.npy");
            Files.copy(script, run);
            NpyFile.write(given, vectors);
            NpyFile.write(asked, queries);
            Process process = new ProcessBuilder(
                            options.python().toString(), run.toString(), given.toString(), asked.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            JsonNode found = new JsonMapper().readTree(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new BadInputException("--beside " + options.python()
                        + ": failed, see above; it needs the packages hnswlib and numpy");
            }
            var queryMs = new Millis(
                    found.path("p50").doubleValue(), found.path("p99").doubleValue());
            return new Beside(
                    found.path("recall100").doubleValue(),
                    queryMs,
                    found.path("build_items_per_s").longValue(),
                    found.path("breadth").intValue());
        }
    }

    @Override
    public void close() {
        aside.shutdownNow();
    }
}
