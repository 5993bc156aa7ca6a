package dev.eddy.recall.items;

import dev.eddy.item.VectorSpace;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Unit vectors of a user in a space; each is null for a user without a direction there.
 *
 * @param interest of all clicks, the older ones faded; in a space with a user tower, what that computes
 * @param last of the last item
 * @param recent of the last five items, each with less weight than the one after it
 * @param recentItems numbers of these items, newest first
 */
public record UserVectors(float[] interest, float[] last, float[] recent, List<Integer> recentItems) {
    private static final int RECENT = 5;
    /** Weight of an item in {@link #recent}, relative to the one after it. */
    public static final double FADE = .7;

    /** The vectors in a space, from the items that the user clicked, newest first; items without a vector do not count. */
    public static UserVectors of(float[] interest, int[] recents, ItemSpace space) {
        List<Integer> items = recentItems(recents, space);
        List<float[]> vectors = new ArrayList<>(items.size());
        for (int item : items) {
            vectors.add(space.queryOf(item));
        }
        return new UserVectors(interest, vectors.isEmpty() ? null : vectors.get(0), faded(vectors), items);
    }

    /** The last five items that have a vector in the space, newest first. */
    public static List<Integer> recentItems(int[] recents, ItemSpace space) {
        List<Integer> items = new ArrayList<>(RECENT);
        for (int i = 0; i < recents.length && items.size() < RECENT; i++) {
            if (space.queryOf(recents[i]) != null) {
                items.add(recents[i]);
            }
        }
        return items;
    }

    /**
     * The vector that items are searched by: what users do next goes by their last clicks, taste by all of them. The last
     * clicks also stand in for an interest that is not computed yet from a space's new vectors.
     */
    public float[] searched(VectorSpace.Kind kind) {
        return switch (kind) {
            case BEHAVIOUR -> recent;
            case CONTENT -> interest == null ? recent : interest;
            case TOWER -> interest;
        };
    }

    private static float[] faded(List<float[]> vectors) {
        if (vectors.isEmpty()) {
            return null;
        }
        double[] sum = new double[vectors.get(0).length];
        double weight = 1;
        for (float[] vector : vectors) {
            Vectors.addScaled(sum, weight, vector);
            weight *= FADE;
        }
        return Vectors.unit(sum);
    }
}
