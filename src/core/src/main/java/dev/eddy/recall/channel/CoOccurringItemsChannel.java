package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterModel;

/** Channel {@code icf}: items that stand near the user's latest items in the members' recents. */
final class CoOccurringItemsChannel extends PartnerChannel {
    CoOccurringItemsChannel() {
        super(
                ChannelInfo.of("icf", 'i', "had together", Source.COLLABORATIVE, "item")
                        .weighing(1.8, .6),
                ClusterModel::coOccurringItems);
    }
}
