package dev.eddy.user;

import dev.eddy.record.TextHash;
import java.util.Arrays;
import java.util.List;

/**
 * Items that were shown to a user without a click since. Each item has the number of its impressions and the time of the last one.
 * It depends on the set of events, not on their order of arrival. Exception: an item that fell out of the limit, here or in the
 * history, starts again at one.
 *
 * @param items {@link TextHash}es of the ids, ascending
 * @param counts impressions without a click, by index of the item
 * @param lastMillis time of the last impression, epoch milliseconds, by index of the item
 */
public record Impressions(long[] items, int[] counts, long[] lastMillis) {
    public static final Impressions NONE = new Impressions(new long[0], new int[0], new long[0]);

    /** Time of a page that there is not. */
    public static final long NEVER = Long.MAX_VALUE;

    public boolean isEmpty() {
        return items.length == 0;
    }

    public int size() {
        return items.length;
    }

    /** Index of an item by its hash; negative when it was not shown. */
    public int indexOf(long item) {
        return Arrays.binarySearch(items, item);
    }

    /** With one more impression. */
    Impressions with(String itemId, long atMillis) {
        long item = TextHash.of(itemId);
        int known = indexOf(item);
        if (known >= 0) {
            int[] more = counts.clone();
            more[known] = Math.max(more[known], more[known] + 1);
            long[] later = lastMillis.clone();
            later[known] = Math.max(later[known], atMillis);
            return new Impressions(items, more, later);
        }
        int at = -known - 1;
        var longer =
                new Impressions(spread(items, at), Arrays.copyOf(counts, counts.length + 1), spread(lastMillis, at));
        System.arraycopy(counts, at, longer.counts, at + 1, counts.length - at);
        longer.items[at] = item;
        longer.counts[at] = 1;
        longer.lastMillis[at] = atMillis;
        return longer;
    }

    /** A copy with an element more at an index. */
    private static long[] spread(long[] values, int at) {
        long[] longer = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at, longer, at + 1, values.length - at);
        return longer;
    }

    /**
     * After interactions of the user with items. Impressions before an interaction do not count any more, and of those after it only one
     * does, since it is not kept how many there were.
     */
    Impressions after(List<Interaction> history) {
        Impressions after = this;
        for (Interaction interaction : history) {
            int known = after.indexOf(TextHash.of(interaction.itemId()));
            if (known >= 0 && after.lastMillis[known] <= interaction.atMillis()) {
                after = after.without(known);
            } else if (known >= 0 && after.counts[known] > 1) {
                after = new Impressions(after.items, after.counts.clone(), after.lastMillis);
                after.counts[known] = 1;
            }
        }
        return after;
    }

    private Impressions without(int index) {
        var shorter =
                new Impressions(drop(items, index), Arrays.copyOf(counts, counts.length - 1), drop(lastMillis, index));
        System.arraycopy(counts, index + 1, shorter.counts, index, counts.length - index - 1);
        return shorter;
    }

    private static long[] drop(long[] values, int index) {
        long[] shorter = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, index + 1, shorter, index, values.length - index - 1);
        return shorter;
    }

    /** Without the items whose last impressions are the oldest, if there are more than a limit. */
    Impressions atMost(int limit) {
        Impressions fewer = this;
        while (fewer.size() > limit) {
            int oldest = 0;
            for (int i = 1; i < fewer.size(); i++) {
                oldest = fewer.lastMillis[i] < fewer.lastMillis[oldest] ? i : oldest;
            }
            fewer = fewer.without(oldest);
        }
        return fewer;
    }

    /** Time of the last impression of an item, epoch milliseconds; {@link #NEVER} without one. */
    long lastMillis(String itemId) {
        int known = isEmpty() ? -1 : indexOf(TextHash.of(itemId));
        return known < 0 ? NEVER : lastMillis[known];
    }

    /**
     * The impressions before those of a page. A user who clicks an item has not ignored the rest of its page yet. A page is what was
     * shown at one time.
     *
     * @param pageMillis time of the page, epoch milliseconds
     */
    Impressions before(long pageMillis) {
        if (isEmpty() || pageMillis == NEVER) {
            return this;
        }
        Impressions before = new Impressions(items, counts.clone(), lastMillis);
        for (int i = size() - 1; i >= 0; i--) {
            if (lastMillis[i] >= pageMillis) {
                before.counts[i]--;
            }
        }
        for (int i = size() - 1; i >= 0; i--) {
            before = before.counts[i] == 0 ? before.without(i) : before;
        }
        return before;
    }
}
