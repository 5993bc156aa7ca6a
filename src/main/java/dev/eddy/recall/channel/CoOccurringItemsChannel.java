package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.PartnerLists;

/** Channel {@code icf}: items that stand near the user's latest items in the members' recents. */
final class CoOccurringItemsChannel extends PartnerChannel {
    private static final ChannelInfo INFO = ChannelInfo.of("icf", 'i', "had together", Source.COLLABORATIVE, "item")
            .weighing(1.8, .6);

    @Override
    public ChannelInfo info() {
        return INFO;
    }

    @Override
    PartnerLists lists(ClusterModel cluster) {
        return cluster.coOccurringItems();
    }
}
