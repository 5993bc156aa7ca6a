package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import java.util.List;

/** Channel {@code seq}: items that the members of the cluster had next, within a few steps, after the user's latest items. */
final class NextInClusterChannel implements Channel {
    @Override
    public ChannelInfo info() {
        return ChannelInfo.of("seq", 's', "next in the cluster", Source.COLLABORATIVE, "item")
                .weighing(.2, 1.1);
    }

    @Override
    public RankedItems recall(RecallContext context) {
        Scores sums = context.numbers().scores();
        context.cluster().nextItems().score(context.user(), sums);
        return context.bestOfNumbers(sums);
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return Cause.of(context.cluster().nextItems().parts(context.user(), item), context.numbers()::id);
    }
}
