package dev.eddy.group;

import dev.eddy.item.TableUpdate.HotInGroup;
import dev.eddy.item.TableUpdate.HotItem;
import dev.eddy.vector.HalfLives;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Clicks of the users of a group.
 *
 * @param heats of the items, by id, half-life 3 days; each at most {@code floor} too high
 * @param floor heat of the hottest item that was dropped, which any item may have that is not among the heats
 * @param users event time of the latest click of some users, by the hash of the id
 * @param newestMillis event time of the newest click, epoch milliseconds
 */
public record GroupSum(
        String group, Map<String, Double> heats, double floor, Map<Integer, Long> users, long newestMillis) {
    /** Users that a group needs. */
    static final int ENOUGH_USERS = 10;
    /** Time before the newest click in which they must have clicked. */
    static final long LATELY_MILLIS = TimeUnit.DAYS.toMillis(7);

    static final double HALF_LIFE_MILLIS = HalfLives.millis(HalfLives.THREE_DAYS);
    /** Several times a list, since many items may be over. */
    static final int TOLD = 500;

    /** By time, the latest first. */
    static final Comparator<Map.Entry<Integer, Long>> LATEST_FIRST =
            Map.Entry.<Integer, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    static final Comparator<Map.Entry<String, Double>> HOTTEST_FIRST =
            Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    /** Whether enough users clicked lately. The list of a few users would tell what each of them clicked. */
    boolean hasEnoughUsers() {
        return users.values().stream()
                        .filter(at -> at > newestMillis - LATELY_MILLIS)
                        .count()
                >= ENOUGH_USERS;
    }

    HotInGroup hottest() {
        List<HotItem> hottest = heats.entrySet().stream()
                .sorted(HOTTEST_FIRST)
                .limit(TOLD)
                .map(item -> new HotItem(item.getKey(), item.getValue()))
                .toList();
        return new HotInGroup(group, hottest, newestMillis);
    }
}
