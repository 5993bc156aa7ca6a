package dev.eddy.user;

import dev.eddy.filter.Mute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The last word of a user on each author, category and tag that the user muted, newest first. It depends on the set of events, not
 * on their order of arrival: mutes that were taken back stay known.
 */
public record Mutes(List<Muted> newestFirst) {
    public static final Mutes NONE = new Mutes(List.of());

    /** Mutes of a user; with more, the oldest are forgotten. */
    static final int MOST = 200;

    /**
     * One mute.
     *
     * @param atMillis time of its event, epoch milliseconds
     * @param position of its event in the topic
     */
    public record Muted(Mute mute, long atMillis, long position) {
        private static final Comparator<Muted> NEWEST_FIRST = Comparator.comparingLong(Muted::atMillis)
                .thenComparingLong(Muted::position)
                .reversed()
                .thenComparing(muted -> muted.mute().kind())
                .thenComparing(muted -> muted.mute().name());
    }

    /** These with one more, unless there is a newer one about the same. */
    Mutes with(Muted added) {
        List<Muted> all = new ArrayList<>(newestFirst);
        all.add(added);
        return latest(all);
    }

    /** The last word on each, of several ids of one person. */
    static Mutes together(List<Mutes> all) {
        List<Muted> together = new ArrayList<>();
        all.forEach(mutes -> together.addAll(mutes.newestFirst));
        return latest(together);
    }

    private static Mutes latest(List<Muted> all) {
        if (all.isEmpty()) {
            return NONE;
        }
        Collections.sort(all, Muted.NEWEST_FIRST);
        List<Muted> latest = new ArrayList<>(all.size());
        Set<String> known = new HashSet<>();
        for (Muted muted : all) {
            if (latest.size() < MOST
                    && known.add(muted.mute().kind() + muted.mute().name())) {
                latest.add(muted);
            }
        }
        return new Mutes(latest);
    }

    /** Those that are active at an instant. */
    Mutes activeAt(long millis) {
        if (newestFirst.stream().allMatch(muted -> muted.mute().isActiveAt(millis))) {
            return this;
        }
        return new Mutes(newestFirst.stream()
                .filter(muted -> muted.mute().isActiveAt(millis))
                .toList());
    }
}
