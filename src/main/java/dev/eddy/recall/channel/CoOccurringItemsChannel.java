package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import java.util.List;

/** Channel {@code icf}: items that stand near the user's latest items in the members' recents. */
final class CoOccurringItemsChannel implements Channel {
    @Override
    public ChannelInfo info() {
        return ChannelInfo.of("icf", 'i', "had together", Source.COLLABORATIVE, "item")
                .weighing(1.8, .6);
    }

    @Override
    public RankedItems recall(RecallContext context) {
        Scores sums = context.numbers().scores();
        context.cluster().coOccurringItems().score(context.user(), sums);
        return context.bestOfNumbers(sums);
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return Cause.of(context.cluster().coOccurringItems().parts(context.user(), item), context.numbers()::id);
    }
}
