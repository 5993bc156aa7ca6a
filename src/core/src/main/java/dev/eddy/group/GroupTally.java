package dev.eddy.group;

import dev.eddy.vector.Heat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums up the clicks of a group. The coldest items are dropped, and all but the latest users.
 *
 * <p>An item that comes or comes back begins with the heat of the hottest item that was dropped. Else a new item would be
 * dropped again and again before it is hot enough to stay. No heat is too high by more than that of the coldest kept item.
 * Source: Metwally, Agrawal and El Abbadi, "Efficient computation of frequent and top-k elements in data streams", ICDT 2005,
 * section 3; for sums of sums Agarwal and others, "Mergeable summaries", PODS 2012, section 3.
 */
final class GroupTally {
    /** Items that are left when the coldest are dropped. */
    static final int ITEMS = 1_000;
    /** Entries until some are dropped, as a multiple of those that are left: dropping needs a sort. */
    static final int SPARE = 2;

    private final String group;
    private final Map<String, Double> heats = new HashMap<>();
    private double floor = Heat.NONE;
    private final Map<Integer, Long> users = new HashMap<>();
    private long newestMillis = Long.MIN_VALUE;

    GroupTally(String group) {
        this.group = group;
    }

    /** @param weight positive */
    void add(String userId, String itemId, double weight, long atMillis) {
        double before = heats.getOrDefault(itemId, floor);
        heats.put(itemId, Heat.plus(before, Heat.of(weight, atMillis, GroupSum.HALF_LIFE_MILLIS)));
        dropTheColdest();
        add(userId.hashCode(), atMillis);
        newestMillis = Math.max(newestMillis, atMillis);
    }

    /** Adds the clicks of other tasks, or those before. */
    GroupTally add(GroupSum sum) {
        // An item that one of the two does not have may have had its floor.
        heats.replaceAll((item, heat) -> Heat.plus(heat, sum.heats().getOrDefault(item, sum.floor())));
        sum.heats().forEach((item, heat) -> heats.computeIfAbsent(item, fresh -> Heat.plus(heat, floor)));
        floor = Heat.plus(floor, sum.floor());
        dropTheColdest();
        sum.users().forEach(this::add);
        newestMillis = Math.max(newestMillis, sum.newestMillis());
        return this;
    }

    private void dropTheColdest() {
        for (Map.Entry<String, Double> dropped : prune(heats, ITEMS, GroupSum.HOTTEST_FIRST)) {
            floor = Math.max(floor, dropped.getValue());
        }
    }

    private void add(int user, long atMillis) {
        users.merge(user, atMillis, Math::max);
        prune(users, GroupSum.ENOUGH_USERS, GroupSum.LATEST_FIRST);
    }

    /** Drops all but the best when there are too many; returns what it dropped. */
    private static <K, V> List<Map.Entry<K, V>> prune(
            Map<K, V> entries, int kept, Comparator<Map.Entry<K, V>> bestFirst) {
        if (entries.size() <= SPARE * kept) {
            return List.of();
        }
        List<Map.Entry<K, V>> dropped = entries.entrySet().stream()
                .map(Map.Entry::copyOf)
                .sorted(bestFirst)
                .skip(kept)
                .toList();
        dropped.forEach(entry -> entries.remove(entry.getKey()));
        return dropped;
    }

    GroupSum sum() {
        return new GroupSum(group, Map.copyOf(heats), floor, Map.copyOf(users), newestMillis);
    }
}
