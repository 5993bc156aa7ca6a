package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.HalfLives;

/** Channels {@code cluster-hot-1d} and so on: the items of the cluster with the most clicks, decayed by a half-life. */
public final class ClusterHotChannel extends Channel {
    private final int halfLife;

    /** @param halfLife index of one of the {@link HalfLives} */
    public ClusterHotChannel(int halfLife) {
        super(HotChannel.weighing(
                halfLife, ChannelInfo.of("cluster-hot", 'c', "hot in the cluster", Source.POPULAR, "its popularity")));
        this.halfLife = halfLife;
    }

    @Override
    public RankedItems recall(RecallContext context) {
        return context.cluster.hottest(
                halfLife,
                context.asOfMillis(),
                context.limit(),
                context::isWanted,
                context.table().rows());
    }
}
