package dev.eddy.recall.cluster;

import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Aversion;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The items that are left out of a member's lists at an instant: muted ones, and those shown too often without a click. */
public final class Avoided {
    /** Muted names by kind. */
    private final Map<Mute.Kind, Set<String>> muted = new EnumMap<>(Mute.Kind.class);

    private final Fatigue fatigue;
    private final ItemTable table;

    /** By {@code options}; nothing of a member without an aversion. */
    public Avoided(Aversion aversion, FilterOptions options, ItemTable table, long asOfMillis) {
        for (Mute mute : aversion.mutesAt(asOfMillis)) {
            muted.computeIfAbsent(mute.kind(), kind -> new HashSet<>()).add(mute.name());
        }
        this.fatigue = new Fatigue(aversion.impressions(), options, asOfMillis);
        this.table = table;
    }

    public boolean isNothing() {
        return muted.isEmpty() && fatigue.isNone();
    }

    public Fatigue fatigue() {
        return fatigue;
    }

    /** Whether an item, by its number, is left out. */
    public boolean has(int item) {
        return isMuted(item) || isShownTooOften(item);
    }

    public boolean isShownTooOften(int item) {
        return !fatigue.isNone() && fatigue.isTooMuch(table.numbers().hash(item));
    }

    public boolean isMuted(int item) {
        ItemUpdate known = muted.isEmpty() ? null : table.get(item);
        if (known == null || known.features() == null) {
            return false;
        }
        ItemFeatures features = known.features();
        return isMuted(Mute.Kind.AUTHOR, features.labels().author())
                || isMuted(Mute.Kind.CATEGORY, features.labels().category())
                || hasMutedTag(features.tags());
    }

    private boolean hasMutedTag(List<Tag> tags) {
        Set<String> names = muted.getOrDefault(Mute.Kind.TAG, Set.of());
        // Asked of thousands of items for one list, so without a stream.
        for (int i = 0; i < tags.size() && !names.isEmpty(); i++) {
            if (names.contains(tags.get(i).name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMuted(Mute.Kind kind, String name) {
        return muted.containsKey(kind) && muted.get(kind).contains(name);
    }
}
