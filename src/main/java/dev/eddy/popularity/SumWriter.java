package dev.eddy.popularity;

import dev.eddy.catalog.ItemFeatures;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * Keeps what is known of each item in the state of the current key, and tells what changes. What changes at a different pace is
 * kept apart, since a state is read and written as a whole.
 */
public final class SumWriter {
    private final PopularityOptions options;
    private final ValueState<Counts> counts;
    private final ValueState<Successors> successors;
    private final ValueState<ItemFeatures> features;
    private final MapState<String, float[]> vectors;

    public SumWriter(PopularityOptions options, RuntimeContext context) {
        this.options = options;
        this.counts = context.getState(PopularityDescriptors.counts());
        this.successors = context.getState(PopularityDescriptors.successors());
        this.features = context.getState(PopularityDescriptors.features());
        this.vectors = context.getMapState(PopularityDescriptors.vectors());
    }

    /**
     * Adds to what is known of the item.
     *
     * @return what changes; null as long as nothing has happened with the item
     */
    public ItemPopularity add(ItemPopularity part) throws Exception {
        ItemPopularity before = before(part);
        ItemPopularity after = before.plus(part).bounded(options);
        keep(after);
        if (part.counts() != null && !before.isSeen()) {
            // Nobody has been told yet of what came before the first event.
            return after.after(unseen(part.itemId())).digested(options);
        }
        boolean isOfEvents = part.features() == null && part.vectors() == null;
        return isOfEvents || isSeen() ? after.digested(options) : null;
    }

    /** All that is known of an item before anything happens with it. */
    public ItemPopularity unseen(String itemId) throws Exception {
        Map<String, float[]> known = new TreeMap<>();
        for (Map.Entry<String, float[]> vector : vectors.entries()) {
            known.put(vector.getKey(), vector.getValue());
        }
        return new ItemPopularity(itemId, null, successors.value(), features.value(), known.isEmpty() ? null : known);
    }

    /** Whether anything has happened with the item. */
    public boolean isSeen() throws IOException {
        return counts.value() != null;
    }

    /** What is known so far of what a part speaks of; nothing else is read. */
    private ItemPopularity before(ItemPopularity part) throws IOException {
        return new ItemPopularity(
                part.itemId(),
                part.counts() == null ? null : counts.value(),
                part.successors() == null ? null : successors.value(),
                part.features() == null ? null : features.value(),
                null);
    }

    private void keep(ItemPopularity after) throws Exception {
        if (after.counts() != null) {
            counts.update(after.counts());
        }
        if (after.successors() != null) {
            successors.update(after.successors());
        }
        if (after.features() != null) {
            features.update(after.features());
        }
        if (after.vectors() != null) {
            for (Map.Entry<String, float[]> vector : after.vectors().entrySet()) {
                if (vector.getValue().length == 0) {
                    vectors.remove(vector.getKey());
                } else {
                    vectors.put(vector.getKey(), vector.getValue());
                }
            }
        }
    }
}
