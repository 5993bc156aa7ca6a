package dev.eddy.recall.channel;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.PartnerLists;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import java.util.List;

/** A channel that sums the {@link PartnerLists} of the user's latest items. */
abstract class PartnerChannel implements Channel {
    abstract PartnerLists lists(ClusterModel cluster);

    @Override
    public RankedItems recall(RecallContext context) {
        Scores sums = context.numbers().scores();
        lists(context.cluster()).score(context.user(), sums);
        return context.bestOfNumbers(sums);
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return Cause.of(lists(context.cluster()).parts(context.user(), item), context.numbers()::id);
    }
}
