package dev.eddy.group;

import dev.eddy.vector.Heat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums up the clicks of a group. The coldest items are dropped, and all but the latest users. */
final class GroupTally {
    /** Items that are left when the coldest are dropped. */
    static final int ITEMS = 1_000;
    /** Entries until some are dropped, as a multiple of those that are left: dropping needs a sort. */
    static final int SPARE = 2;

    private final String group;
    private final Map<String, Double> heats = new HashMap<>();
    private final Map<Integer, Long> users = new HashMap<>();
    private long newestMillis = Long.MIN_VALUE;

    GroupTally(String group) {
        this.group = group;
    }

    /** @param weight positive */
    void add(String userId, String itemId, double weight, long atMillis) {
        add(itemId, Heat.of(weight, atMillis, GroupSum.HALF_LIFE_MILLIS));
        add(userId.hashCode(), atMillis);
        newestMillis = Math.max(newestMillis, atMillis);
    }

    /** Adds the clicks of other tasks, or those before. */
    GroupTally add(GroupSum sum) {
        sum.heats().forEach(this::add);
        sum.users().forEach(this::add);
        newestMillis = Math.max(newestMillis, sum.newestMillis());
        return this;
    }

    private void add(String itemId, double heat) {
        heats.merge(itemId, heat, Heat::plus);
        prune(heats, ITEMS, GroupSum.HOTTEST_FIRST);
    }

    private void add(int user, long atMillis) {
        users.merge(user, atMillis, Math::max);
        prune(users, GroupSum.ENOUGH_USERS, GroupSum.LATEST_FIRST);
    }

    private static <K, V> void prune(Map<K, V> entries, int kept, Comparator<Map.Entry<K, V>> bestFirst) {
        if (entries.size() > SPARE * kept) {
            List<Map.Entry<K, V>> sorted = entries.entrySet().stream()
                    .map(Map.Entry::copyOf)
                    .sorted(bestFirst)
                    .toList();
            sorted.subList(kept, sorted.size()).forEach(entry -> entries.remove(entry.getKey()));
        }
    }

    GroupSum sum() {
        return new GroupSum(group, Map.copyOf(heats), Map.copyOf(users), newestMillis);
    }
}
