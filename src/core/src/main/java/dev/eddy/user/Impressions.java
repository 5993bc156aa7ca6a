package dev.eddy.user;

import dev.eddy.record.TextHash;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        int[] more = Arrays.copyOf(counts, counts.length + 1);
        System.arraycopy(counts, at, more, at + 1, counts.length - at);
        more[at] = 1;
        return new Impressions(
                EventLedger.inserted(items, 0, at, item), more, EventLedger.inserted(lastMillis, 0, at, atMillis));
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
        int[] fewer = counts.clone();
        fewer[index] = 0;
        return withCounts(fewer);
    }

    /** With other counts, and without the items that have none. */
    private Impressions withCounts(int[] others) {
        int[] kept = IntStream.range(0, size()).filter(i -> others[i] > 0).toArray();
        return new Impressions(
                IntStream.of(kept).mapToLong(i -> items[i]).toArray(),
                IntStream.of(kept).map(i -> others[i]).toArray(),
                IntStream.of(kept).mapToLong(i -> lastMillis[i]).toArray());
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
     * The impressions before a page, which is everything that was shown at one time. A user who clicks an item has not ignored the rest
     * of its page yet.
     *
     * @param pageMillis time of the page, epoch milliseconds
     */
    Impressions before(long pageMillis) {
        if (isEmpty() || pageMillis == NEVER) {
            return this;
        }
        return withCounts(IntStream.range(0, size())
                .map(i -> counts[i] - (lastMillis[i] >= pageMillis ? 1 : 0))
                .toArray());
    }
}
