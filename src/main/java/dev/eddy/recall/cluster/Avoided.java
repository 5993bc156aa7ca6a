package dev.eddy.recall.cluster;

import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Aversion;
import java.util.List;

/** The items that are left out of a member's lists at an instant: muted ones, and those shown too often without a click. */
public final class Avoided {
    private final List<Mute> mutes;
    private final Fatigue fatigue;
    private final ItemTable table;

    /** By {@code options}; nothing of a member without an aversion. */
    public Avoided(Aversion aversion, FilterOptions options, ItemTable table, long asOfMillis) {
        this.mutes = aversion.mutesAt(asOfMillis);
        this.fatigue = new Fatigue(aversion.impressions(), options, asOfMillis);
        this.table = table;
    }

    public boolean isNothing() {
        return mutes.isEmpty() && fatigue.isNone();
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
        ItemUpdate known = mutes.isEmpty() ? null : table.get(item);
        if (known == null || known.features() == null) {
            return false;
        }
        ItemFeatures features = known.features();
        List<String> tags = features.tags().stream().map(Tag::name).toList();
        String author = features.labels().author();
        String category = features.labels().category();
        return mutes.stream().anyMatch(mute -> mute.covers(author, category, tags));
    }
}
