package dev.eddy.training;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Gives new clusters the ids of those that they continue, so that what is kept by id, such as a ranker that was learned, stays
 * with its users. Of all ways to pair new clusters with old ones, one to one, it is the one by which most users keep their
 * id: a maximum weight bipartite matching (Mehlhorn &amp; N&auml;her, "LEDA", 1999, section 7.8) over the users that a pair
 * shares.
 */
public final class ClusterMatching {
    /** Of a user who was in no cluster. */
    public static final int NONE = -1;

    private ClusterMatching() {}

    /**
     * What was matched.
     *
     * @param ids of the new clusters, by row
     * @param continued how many of them continue an old one
     * @param staying users whose cluster has the id that theirs had before
     * @param known users who were in a cluster before
     */
    public record Matched(int[] ids, int continued, long staying, long known) {
        /** Which share of the users that were in a cluster stay in the one of that id; 1 when there were none. */
        public double stayingShare() {
            return known == 0 ? 1 : (double) staying / known;
        }
    }

    /**
     * Matches. A new cluster that shares no user with an old one that is left gets an id that none had before.
     *
     * @param before id of each user's old cluster, or {@link #NONE}
     * @param after row of each user's new cluster, from 0
     * @param clusters how many new ones there are
     * @param unused the lowest id that was never used
     * @throws IllegalArgumentException when there are more or fewer users before than after, or an id is not below unused
     */
    public static Matched match(int[] before, int[] after, int clusters, int unused) {
        if (before.length != after.length) {
            throw new IllegalArgumentException("%d users before, %d after".formatted(before.length, after.length));
        }
        // In one order, whatever that of the users, since of equally good pairings the first that is found is taken.
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
        int[] ids = new int[clusters];
        Arrays.fill(ids, NONE);
        long staying = 0;
        int continued = 0;
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rows = new LinkedHashSet<>();
        Set<Integer> oldClusters = new LinkedHashSet<>();
        for (int row = 0; row < clusters; row++) {
            rows.add(row);
            graph.addVertex(row);
        }
        shared.forEach((id, counts) -> {
            // Vertices are told apart by their sign.
            int vertex = ~id;
            oldClusters.add(vertex);
            graph.addVertex(vertex);
            counts.forEach((row, users) -> graph.setEdgeWeight(graph.addEdge(vertex, row), users));
        });
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(graph, oldClusters, rows).getMatching()) {
            int row = graph.getEdgeTarget(edge);
            ids[row] = ~graph.getEdgeSource(edge);
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
