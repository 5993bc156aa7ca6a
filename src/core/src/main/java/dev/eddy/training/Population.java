package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.ItemFeatures;
import dev.eddy.user.ForemostTags;
import dev.eddy.user.Interest;
import dev.eddy.user.ItemInputs;
import dev.eddy.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * The users that centres are trained for.
 *
 * @param space vector space of the users' vectors
 * @param vectors unit vectors of the users with a direction
 * @param clusters id of each user's cluster now, or {@link ClusterMatching#NONE}
 * @param tagDirections each user's unit vector of tags, or null; empty where the space is that of the tags
 * @param tagDimension numbers in a vector of tags; 0 where the space is that of the tags
 * @param foremostTags each user's heaviest tags, heaviest first, where centres go by rules of interests; else empty
 * @param without number of users without a direction; they are not trained on
 * @param countedItems items of the users with a direction that {@link ClusterCount#counted count}
 */
public record Population(
        String space,
        float[][] vectors,
        int[] clusters,
        float[][] tagDirections,
        int tagDimension,
        List<List<String>> foremostTags,
        long without,
        double countedItems) {
    private static final float[][] NONE = {};

    /** Users of many items, by their tags. */
    public Population(float[][] vectors, int[] clusters, long without) {
        this(
                CentreSet.TAG_SPACE,
                vectors,
                clusters,
                NONE,
                0,
                List.of(),
                without,
                (double) vectors.length * ClusterCount.counted(Integer.MAX_VALUE));
    }

    /** The same users in other clusters. */
    Population in(int[] others) {
        return new Population(space, vectors, others, tagDirections, tagDimension, foremostTags, without, countedItems);
    }

    public int size() {
        return vectors.length;
    }

    /** One more than the highest id of the users' clusters. */
    public int unusedId() {
        return 1 + IntStream.of(clusters).max().orElse(ClusterMatching.NONE);
    }

    /** Collects a population user by user. */
    public static final class Builder {
        private final ItemInputs inputs;
        private final int tagDimension;
        private final List<float[]> vectors = new ArrayList<>();
        private final IntArrayList clusters = new IntArrayList();
        private final List<float[]> tagDirections = new ArrayList<>();
        private final List<List<String>> foremostTags = new ArrayList<>();
        /** Features of items by id, where centres go by rules of interests; else null. */
        private Function<String, ItemFeatures> items;

        private long without;
        private double countedItems;

        /** Of users by their tags. */
        public Builder() {
            this.inputs = null;
            this.tagDimension = 0;
        }

        /** Of users in the space of these inputs, which may be that of the tags. */
        public Builder(ItemInputs inputs, int tagDimension) {
            boolean isByTags = inputs.space().name().equals(CentreSet.TAG_SPACE);
            this.inputs = isByTags ? null : inputs;
            this.tagDimension = isByTags ? 0 : tagDimension;
        }

        /** For centres by rules of interests; the function gives the features of an item by its id, null for an unknown one. */
        public Builder byRules(Function<String, ItemFeatures> featuresOfItems) {
            items = featuresOfItems;
            return this;
        }

        /** Users with a direction so far. */
        int size() {
            return vectors.size();
        }

        /** Adds a user of many items without a known cluster. */
        public void add(float[] vector) {
            add(vector, ClusterMatching.NONE);
        }

        /** Adds a user of many items; the vector is null for a user without a direction. */
        public void add(float[] vector, int cluster) {
            add(vector, cluster, Integer.MAX_VALUE);
        }

        /** Adds a user of some items; the vector is null for a user without a direction. */
        public void add(float[] vector, int cluster, int items) {
            if (vector == null) {
                without++;
                return;
            }
            vectors.add(vector);
            clusters.add(cluster);
            countedItems += ClusterCount.counted(items);
        }

        /** Adds a user by the direction in the space. */
        public void add(User user) {
            add(user.interest(), user.cluster());
        }

        /** Adds a user without a known cluster by the direction in the space. */
        public void add(Interest interest) {
            add(interest, ClusterMatching.NONE);
        }

        private void add(Interest interest, int cluster) {
            float[] vector = inputs == null ? interest.direction() : inputs.direction(interest);
            add(vector, cluster, interest.history().size());
            if (vector != null && inputs != null) {
                tagDirections.add(interest.direction());
            }
            if (vector != null && items != null) {
                foremostTags.add(ForemostTags.of(interest.history(), items, InterestRules.INTERESTS));
            }
        }

        public Population build() {
            return new Population(
                    inputs == null ? CentreSet.TAG_SPACE : inputs.space().name(),
                    vectors.toArray(float[][]::new),
                    clusters.toArray(),
                    tagDirections.toArray(float[][]::new),
                    tagDimension,
                    List.copyOf(foremostTags),
                    without,
                    countedItems);
        }
    }
}
