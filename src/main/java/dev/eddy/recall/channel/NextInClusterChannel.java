package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.PartnerLists;

/** Channel {@code seq}: items that the members of the cluster had next, within a few steps, after the user's latest items. */
final class NextInClusterChannel extends PartnerChannel {
    private static final ChannelInfo INFO = ChannelInfo.of(
                    "seq", 's', "next in the cluster", Source.COLLABORATIVE, "item")
            .weighing(.2, 1.1);

    @Override
    public ChannelInfo info() {
        return INFO;
    }

    @Override
    PartnerLists lists(ClusterModel cluster) {
        return cluster.nextItems();
    }
}
