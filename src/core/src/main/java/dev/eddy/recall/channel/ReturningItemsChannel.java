package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.ReturningItems;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import dev.eddy.recall.search.RetrievalOptions;

/** Channel {@code repeat}: items that the user had before, and popular ones, the likeliest next click first. */
final class ReturningItemsChannel extends Channel {
    ReturningItemsChannel() {
        super(ChannelInfo.of(
                "repeat", 'p', "had before, or popular", Source.OWN_ITEMS, "own clicks on it, or its popularity"));
    }

    @Override
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return filter.seen() != FilterOptions.Seen.FOREVER;
    }

    @Override
    public RankedItems recall(RecallContext context) {
        Scores scores = context.slotScores();
        ReturningItems returning = context.cluster.returningItems();
        // First, since it clears the scores of all items that the member had.
        returning.scoreFirstClicks(
                context.popular().firstClicks(returning), context.user, context.returnRates, context.hidden(), scores);
        returning.score(context.user, context.asOfMillis(), context.returnRates, context.hidden(), scores);
        return context.bestOfSlots(scores);
    }
}
