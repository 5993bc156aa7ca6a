package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recalls the items that the user clicked most often, with a half-life of 90 days. It uses no clicks of other users and recalls no
 * new items.
 */
final class OwnFavouritesBaseline implements Baseline {
    static final String NAME = "own-favourites";

    private static final double HALF_LIFE_MILLIS = HalfLives.millis(HalfLives.NINETY_DAYS);

    private static final Comparator<Favourite> BEST_FIRST = Comparator.comparingDouble(Favourite::grains)
            .thenComparingLong(Favourite::lastClick)
            .reversed();

    private final Map<String, Map<String, Favourite>> users = new HashMap<>();
    private long clicks;

    /** @param lastClick number of the user's last click on it among all clicks */
    private record Favourite(String itemId, double heat, long lastClick) {
        double grains() {
            return PopularityBaseline.grains(heat);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        return users.getOrDefault(userId, Map.of()).values().stream()
                .sorted(BEST_FIRST)
                .limit(limit)
                .map(Favourite::itemId)
                .toList();
    }

    @Override
    public void fold(Behaviour click) {
        double heat = Heat.of(1, click.atMillis(), HALF_LIFE_MILLIS);
        users.computeIfAbsent(click.userId(), id -> new HashMap<>())
                .merge(
                        click.itemId(),
                        new Favourite(click.itemId(), heat, ++clicks),
                        (before, added) ->
                                new Favourite(added.itemId, Heat.plus(before.heat, added.heat), added.lastClick));
    }
}
