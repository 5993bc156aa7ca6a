package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.PartnerLists;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import java.util.List;
import java.util.function.Function;

/** A channel that sums the {@link PartnerLists} of the user's latest items. */
final class PartnerChannel extends Channel {
    private final Function<ClusterModel, PartnerLists> lists;

    private PartnerChannel(ChannelInfo info, Function<ClusterModel, PartnerLists> lists) {
        super(info);
        this.lists = lists;
    }

    /** Channel {@code icf}: items that stand near the user's latest items in the members' recents. */
    static PartnerChannel ofCoOccurringItems() {
        ChannelInfo info = ChannelInfo.of("icf", 'i', "had together", Source.COLLABORATIVE, "item");
        return new PartnerChannel(info.weighing(1.8, .6), ClusterModel::coOccurringItems);
    }

    /** Channel {@code seq}: items that members of the cluster had within a few steps after the user's latest items. */
    static PartnerChannel ofNextItems() {
        ChannelInfo info = ChannelInfo.of("seq", 's', "next in the cluster", Source.COLLABORATIVE, "item");
        return new PartnerChannel(info.weighing(.2, 1.1), ClusterModel::nextItems);
    }

    @Override
    public RankedItems recall(RecallContext context) {
        Scores sums = context.numbers.scores();
        lists.apply(context.cluster).score(context.user, sums);
        return context.bestOfNumbers(sums);
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return Cause.of(lists.apply(context.cluster).parts(context.user, item), context.numbers::id);
    }
}
