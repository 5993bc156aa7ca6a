package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import java.util.List;

/**
 * Channel {@code walk}: items that all users, of whatever cluster, had near the user's latest items, and items that they had near
 * those. Where most users had few items, a second step reaches many that no single step does.
 */
final class WalkChannel extends Channel {
    WalkChannel() {
        super(ChannelInfo.of("walk", 'w', "near overall", Source.COLLABORATIVE, "item")
                .weighing(.6, 1));
    }

    @Override
    public RankedItems recall(RecallContext context) {
        return context.bestOfNumbers(context.table().walk().sums(context.recents()));
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return context.table().walk().causes(context.recents(), item);
    }
}
