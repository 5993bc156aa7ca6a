package dev.eddy.user;

import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.UserTower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** The last clicks of a user, as a {@link UserTower} reads them. */
public final class LastClicks {
    private LastClicks() {}

    /**
     * The unit vector that a user tower computes; null without a click on an item with a vector.
     *
     * @param history newest first, one interaction per item
     * @param inputs the input vector of the item at a place in the history, null where it has none
     */
    public static float[] vector(List<Interaction> history, UserTower tower, IntFunction<float[]> inputs) {
        List<float[]> clicked = new ArrayList<>(tower.clicks());
        long[] atMillis = new long[tower.clicks()];
        int items = 0;
        for (int place = 0; place < history.size() && items < ClickSequence.MOST_ITEMS; place++) {
            Interaction each = history.get(place);
            if (each.isPositive()) {
                items++;
                float[] input = clicked.size() < tower.clicks() ? inputs.apply(place) : null;
                if (input != null) {
                    atMillis[clicked.size()] = each.atMillis();
                    clicked.add(input);
                }
            }
        }
        return clicked.isEmpty()
                ? null
                : tower.vector(new ClickSequence(clicked, Arrays.copyOf(atMillis, clicked.size()), items));
    }
}
