package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import dev.eddy.recall.search.RetrievalOptions;

/** Channel {@code repeat}: items that the user had before and is likely to come back to. */
final class ReturningItemsChannel extends Channel {
    ReturningItemsChannel() {
        super(ChannelInfo.of("repeat", 'p', "the user's own items", Source.OWN_ITEMS, "the user's own clicks on it"));
    }

    @Override
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return filter.seen() != FilterOptions.Seen.FOREVER;
    }

    @Override
    public RankedItems recall(RecallContext context) {
        Scores scores = context.slotScores();
        context.cluster
                .returningItems()
                .score(context.user, context.asOfMillis(), context.returnRates, context.hidden(), scores);
        return context.bestOfSlots(scores);
    }
}
