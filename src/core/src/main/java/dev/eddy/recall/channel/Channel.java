package dev.eddy.recall.channel;

import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.search.RetrievalOptions;
import java.util.List;

/**
 * A way of recalling items. To add one, write its class and add it to {@link Channels}: ranking, explanations, metrics,
 * console and default weights read it there. A channel belongs to one task and need not be thread-safe.
 */
public abstract class Channel {
    private final ChannelInfo info;

    Channel(ChannelInfo info) {
        this.info = info;
    }

    public final ChannelInfo info() {
        return info;
    }

    /** Whether it can recall anything with these options. */
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return true;
    }

    /**
     * The channel's list: recallable items that are not hidden from the user, best first, at most
     * {@link RecallContext#limit()}. A channel of {@link ChannelInfo.Source#POPULAR} must not read the user.
     */
    public abstract RankedItems recall(RecallContext context);

    /** What brings an item into the list, largest share first; empty where causes have no ids. */
    public List<Cause> causes(RecallContext context, int item) {
        return List.of();
    }
}
