package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import java.util.List;

/** Channel {@code next}: items that all users, of whatever cluster, had soon after the user's latest items. */
final class NextOverallChannel extends Channel {
    NextOverallChannel() {
        super(ChannelInfo.of("next", 'n', "next overall", Source.COLLABORATIVE, "item")
                .weighing(.2, .6));
    }

    @Override
    public RankedItems recall(RecallContext context) {
        return context.bestOfNumbers(context.table().followers().sums(context.recents()));
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return context.table().followers().causes(context.recents(), item);
    }
}
