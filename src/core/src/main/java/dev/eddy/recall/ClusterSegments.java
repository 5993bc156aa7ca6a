package dev.eddy.recall;

import dev.eddy.recall.cluster.Segment;
import java.util.List;
import java.util.Map;

/** What the users of each segment in one cluster have in common, to be added up over all clusters. Empty for a cluster without users. */
public record ClusterSegments(int cluster, List<Share> shares) {

    /**
     * The users of one segment. Only a sample of them is read; other numbers are estimates for all of them.
     *
     * @param read number of users in the sample
     * @param users number of users
     * @param tags of their latest items, each user with shares that add up to 1; the heaviest only
     * @param items number of users who have an item among their latest, by id; of the items that can be recalled the most
     *     frequent ones
     * @param leastOfItems an upper limit of that number for items that are left out
     * @param had number of their latest items, with those that are left out
     * @param direction where their unit vectors point on average, weighted by the logarithm of the number of their items; its
     *     length is the number of users; empty when nobody has one
     */
    public record Share(
            Segment segment,
            int read,
            double users,
            Map<String, Float> tags,
            Map<String, Float> items,
            double leastOfItems,
            double had,
            float[] direction) {}
}
