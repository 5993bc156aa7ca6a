package dev.eddy.recall.channel;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.PartnerLists;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import java.util.List;
import java.util.function.Function;

/** A channel that sums the {@link PartnerLists} of the user's latest items. */
abstract class PartnerChannel extends Channel {
    private final Function<ClusterModel, PartnerLists> lists;

    PartnerChannel(ChannelInfo info, Function<ClusterModel, PartnerLists> lists) {
        super(info);
        this.lists = lists;
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
