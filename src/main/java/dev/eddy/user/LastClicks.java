package dev.eddy.user;

import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.UserTower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The last clicks of a user, as a {@link UserTower} reads them. */
public final class LastClicks {
    private LastClicks() {}

    /**
     * The unit vector that a user tower computes; null without a click on an item with a vector.
     *
     * @param history newest first, one interaction per item
     * @param inputs the input vector of an item by its id, null where it has none
     */
    public static float[] vector(List<Interaction> history, UserTower tower, Function<String, float[]> inputs) {
        List<float[]> clicked = new ArrayList<>(tower.clicks());
        long[] atMillis = new long[tower.clicks()];
        int items = 0;
        for (Interaction each : history) {
            if (items == ClickSequence.MOST_ITEMS) {
                break;
            }
            if (each.isPositive()) {
                items++;
                float[] input = clicked.size() < tower.clicks() ? inputs.apply(each.itemId()) : null;
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
