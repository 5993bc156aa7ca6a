package dev.eddy.lab;

import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Uses the libraries of which the job's jar has only some classes; run with the classes of the jar alone. */
public final class JobJarProbe implements Callable<List<Integer>> {
    private static final int ITEMS = 500;

    private record Point(Integer id, float[] vector) implements Item<Integer, float[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public int dimensions() {
            return vector.length;
        }
    }

    /** The number of the item nearest to item 7, and the number of matched pairs of two. */
    @Override
    public List<Integer> call() {
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
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        List.of(1, 2, 3, 4).forEach(graph::addVertex);
        graph.setEdgeWeight(graph.addEdge(1, 3), 2);
        graph.setEdgeWeight(graph.addEdge(2, 4), 1);
        var matching = new MaximumWeightBipartiteMatching<>(graph, Set.of(1, 2), Set.of(3, 4));
        return List.of(
                found.get(0).item().id(), matching.getMatching().getEdges().size());
    }
}
