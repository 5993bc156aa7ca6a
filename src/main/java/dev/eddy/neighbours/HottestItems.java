package dev.eddy.neighbours;

import dev.eddy.vector.Heat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The hottest items at one half-life, kept in order as heats change: the order does not depend on the instant. Only the
 * best few are kept, with the best of the rest as a bound, below which nothing is known to be in order; who reads past
 * the bound has all of them looked through again.
 */
public final class HottestItems {
    /** Far more than a list, so that what a user had, or what has become cold, seldom reaches the bound. */
    private static final int KEPT = 500;

    /**
     * Heats are compared to this part of 1, about as fine as the scores: sums of the same clicks that were added in another
     * order are equally hot, so that the id decides and not a rounding error.
     */
    private static final double GRAIN = 1.0 / (1 << 24);

    private record Entry(double heat, String itemId) {
        private static final Comparator<Entry> HOTTEST_FIRST =
                Comparator.comparingDouble(Entry::heat).reversed().thenComparing(Entry::itemId);

        static Entry of(String itemId, double heat) {
            return new Entry(Math.rint(heat / GRAIN) * GRAIN, itemId);
        }

        boolean isBefore(Entry other) {
            return other == null || HOTTEST_FIRST.compare(this, other) < 0;
        }
    }

    /** Passes on every item there is with its heat. */
    @FunctionalInterface
    public interface AllItems extends Consumer<BiConsumer<String, Double>> {}

    private final TreeSet<Entry> kept = new TreeSet<>(Entry.HOTTEST_FIRST);
    private final Map<String, Entry> byItem = new HashMap<>();
    /** Nothing that is not kept ranks before this; null when everything is kept. */
    private Entry bound;

    /** The item's heat is now this; {@link Heat#NONE} takes it out. */
    public void put(String itemId, double heat) {
        Entry before = byItem.remove(itemId);
        if (before != null) {
            kept.remove(before);
        }
        var entry = Entry.of(itemId, heat);
        if (heat != Heat.NONE && entry.isBefore(bound)) {
            kept.add(entry);
            byItem.put(itemId, entry);
            if (kept.size() > KEPT) {
                bound = kept.pollLast();
                byItem.remove(bound.itemId());
            }
        }
    }

    /**
     * The hottest of the items that are wanted, hottest first.
     *
     * @param all asked only when those kept do not suffice
     */
    public List<String> take(int limit, Predicate<String> isWanted, AllItems all) {
        List<String> taken = take(kept, limit, isWanted);
        if (taken.size() == limit || bound == null) {
            return taken;
        }
        TreeSet<Entry> everything = new TreeSet<>(Entry.HOTTEST_FIRST);
        all.accept((itemId, heat) -> {
            if (heat != Heat.NONE) {
                everything.add(Entry.of(itemId, heat));
            }
        });
        keep(everything);
        return take(everything, limit, isWanted);
    }

    private static List<String> take(Set<Entry> from, int limit, Predicate<String> isWanted) {
        List<String> taken = new ArrayList<>(limit);
        for (Entry entry : from) {
            if (isWanted.test(entry.itemId())) {
                taken.add(entry.itemId());
                if (taken.size() == limit) {
                    break;
                }
            }
        }
        return taken;
    }

    private void keep(Set<Entry> everything) {
        kept.clear();
        byItem.clear();
        bound = null;
        for (Entry entry : everything) {
            if (kept.size() == KEPT) {
                bound = entry;
                return;
            }
            kept.add(entry);
            byItem.put(entry.itemId(), entry);
        }
    }
}
