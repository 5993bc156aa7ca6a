package dev.eddy.recall;

import dev.eddy.recall.cluster.Segment;
import java.util.List;
import java.util.Map;

/** What the users of each segment in one cluster have in common, to be added up over all clusters. Empty for a cluster without users. */
public record ClusterSegments(int cluster, List<Share> shares) {

    /**
     * The users of one segment. Only a sample of them is read.
     *
     * @param users their number, estimated from the sample
     * @param tags of their latest items, each user with shares that add up to 1; the heaviest only
     * @param items number of users who have an item among their latest, by id; those most had only, which can be recalled
     * @param had number of their latest items, those that are left out above too
     * @param direction where their unit vectors point on average, weighted by the logarithm of the number of their items; as
     *     long as they are many, and empty when nobody has one
     */
    public record Share(
            Segment segment,
            double users,
            Map<String, Float> tags,
            Map<String, Float> items,
            double had,
            float[] direction) {}
}
