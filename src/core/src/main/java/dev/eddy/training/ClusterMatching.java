package dev.eddy.training;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Gives new clusters the ids of the old clusters that they continue, so that data kept by id, such as a learned ranker, stays with
 * its users. It pairs new and old clusters one to one so that most users keep their id: a maximum weight bipartite matching
 * (Mehlhorn &amp; N&auml;her, "LEDA", 1999, section 7.8) over the users that a pair shares.
 */
public final class ClusterMatching {
    /** Old cluster of a user who was in no cluster. */
    public static final int NONE = -1;

    private ClusterMatching() {}

    /**
     * The result.
     *
     * @param ids ids of the new clusters, by row
     * @param continued number of new clusters that continue an old one
     * @param staying number of users whose cluster keeps its id
     * @param known number of users who were in a cluster before
     */
    public record Matched(int[] ids, int continued, long staying, long known) {
        /** Share of the known users whose cluster keeps its id; 1 without known users. */
        public double stayingShare() {
            return known == 0 ? 1 : (double) staying / known;
        }
    }

    /**
     * Gives each new cluster an id; one without a partner gets an unused id.
     *
     * @param before id of each user's old cluster, or {@link #NONE}
     * @param after row of each user's new cluster, from 0
     * @param clusters number of new clusters
     * @param unused the lowest id that was never used
     * @throws IllegalArgumentException when the arrays differ in length, or an old id is not below {@code unused}
     */
    public static Matched match(int[] before, int[] after, int clusters, int unused) {
        if (before.length != after.length) {
            throw new IllegalArgumentException("%d users before, %d after".formatted(before.length, after.length));
        }
        // Sorted, since the first of several equally good matchings wins, whatever the order of the users.
        Map<Integer, Map<Integer, Integer>> shared = new TreeMap<>();
        long known = 0;
        for (int user = 0; user < before.length; user++) {
            if (before[user] >= unused) {
                throw new IllegalArgumentException(
                        "cluster %d, but %d is said to be unused".formatted(before[user], unused));
            }
            if (before[user] != NONE) {
                known++;
                shared.computeIfAbsent(before[user], id -> new TreeMap<>()).merge(after[user], 1, Integer::sum);
            }
        }
        return matched(shared, clusters, unused, known);
    }

    private static Matched matched(Map<Integer, Map<Integer, Integer>> shared, int clusters, int unused, long known) {
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rows = new LinkedHashSet<>();
        Set<Integer> oldClusters = new LinkedHashSet<>();
        IntStream.range(0, clusters).forEach(rows::add);
        rows.forEach(graph::addVertex);
        shared.forEach((id, counts) -> {
            // Old clusters are negative vertices.
            int vertex = ~id;
            oldClusters.add(vertex);
            graph.addVertex(vertex);
            counts.forEach((row, users) -> graph.setEdgeWeight(graph.addEdge(vertex, row), users));
        });
        int[] ids = new int[clusters];
        Arrays.fill(ids, NONE);
        long staying = 0;
        int continued = 0;
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(graph, oldClusters, rows).getMatching()) {
            ids[graph.getEdgeTarget(edge)] = ~graph.getEdgeSource(edge);
            staying += (long) graph.getEdgeWeight(edge);
            continued++;
        }
        int next = unused;
        for (int row = 0; row < clusters; row++) {
            if (ids[row] == NONE) {
                ids[row] = next++;
            }
        }
        return new Matched(ids, continued, staying, known);
    }
}
