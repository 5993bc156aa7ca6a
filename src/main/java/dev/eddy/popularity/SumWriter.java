package dev.eddy.popularity;

import dev.eddy.catalog.ItemFeatures;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
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

    public SumWriter(PopularityOptions options, RuntimeContext context) {
        this.options = options;
        this.counts = context.getState(PopularityDescriptors.counts());
        this.successors = context.getState(PopularityDescriptors.successors());
        this.features = context.getState(PopularityDescriptors.features());
    }

    /**
     * Adds to what is known of the item.
     *
     * @return what changes; null as long as nothing has happened with the item
     */
    public ItemPopularity add(ItemPopularity part) throws IOException {
        ItemPopularity before = before(part);
        ItemPopularity after = before.plus(part).bounded(options);
        keep(after);
        if (part.counts() != null && !before.isSeen()) {
            // Nobody has been told yet of what came before the first event.
            return after.after(new ItemPopularity(part.itemId(), null, successors.value(), features.value()))
                    .digested(options);
        }
        return part.features() == null || isSeen() ? after.digested(options) : null;
    }

    /** Whether anything has happened with the item. */
    public boolean isSeen() throws IOException {
        return counts.value() != null;
    }

    /** The features of the item, or null. */
    public ItemFeatures features() throws IOException {
        return features.value();
    }

    /** What is known so far of what a part speaks of; nothing else is read. */
    private ItemPopularity before(ItemPopularity part) throws IOException {
        return new ItemPopularity(
                part.itemId(),
                part.counts() == null ? null : counts.value(),
                part.successors() == null ? null : successors.value(),
                part.features() == null ? null : features.value());
    }

    private void keep(ItemPopularity after) throws IOException {
        if (after.counts() != null) {
            counts.update(after.counts());
        }
        if (after.successors() != null) {
            successors.update(after.successors());
        }
        if (after.features() != null) {
            features.update(after.features());
        }
    }
}
