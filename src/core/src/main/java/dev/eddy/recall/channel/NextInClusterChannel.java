package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterModel;

/** Channel {@code seq}: items that the members of the cluster had next, within a few steps, after the user's latest items. */
final class NextInClusterChannel extends PartnerChannel {
    NextInClusterChannel() {
        super(
                ChannelInfo.of("seq", 's', "next in the cluster", Source.COLLABORATIVE, "item")
                        .weighing(.2, 1.1),
                ClusterModel::nextItems);
    }
}
