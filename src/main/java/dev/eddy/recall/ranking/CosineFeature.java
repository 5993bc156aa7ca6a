package dev.eddy.recall.ranking;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Vectors;

/**
 * The features that are cosines of an item's tag vector with a vector of the user, in [-1, 1]; 0 when either is missing. To
 * add one, add an entry.
 */
enum CosineFeature {
    /** With the user's interest. */
    INTEREST("cosine", .3) {
        @Override
        float[] of(Member member, int[] recents, ItemTable table) {
            return member.direction();
        }
    },
    /** With the vector of the user's last item. */
    LAST("cosine-last", .4) {
        @Override
        float[] of(Member member, int[] recents, ItemTable table) {
            return sum(1, recents, table);
        }
    },
    /** With the sum of the vectors of the user's last five items. */
    RECENT("cosine-recent", .6) {
        @Override
        float[] of(Member member, int[] recents, ItemTable table) {
            return sum(RECENT_ITEMS, recents, table);
        }
    };

    private static final int RECENT_ITEMS = 5;

    private final String label;
    private final double initialWeight;

    CosineFeature(String label, double initialWeight) {
        this.label = label;
        this.initialWeight = initialWeight;
    }

    String label() {
        return label;
    }

    double initialWeight() {
        return initialWeight;
    }

    /**
     * The user's unit vector, or null.
     *
     * @param recents items the member clicked, newest first
     */
    abstract float[] of(Member member, int[] recents, ItemTable table);

    private static float[] sum(int items, int[] recents, ItemTable table) {
        double[] sum = null;
        int count = 0;
        for (int i = 0; i < recents.length && count < items; i++) {
            ItemUpdate known = table.get(recents[i]);
            float[] vector = known == null || known.features() == null
                    ? null
                    : known.features().vector();
            if (vector != null && items == 1) {
                return vector;
            }
            if (vector != null) {
                sum = sum == null ? new double[vector.length] : sum;
                Vectors.addScaled(sum, 1, vector);
                count++;
            }
        }
        return sum == null ? null : Vectors.unit(sum);
    }
}
