package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.search.RetrievalOptions;
import java.util.List;

/**
 * Channel {@code cross}: items nearest to each of the user's interests. Each interest has a quota, so that a strong one
 * does not crowd out the others.
 */
final class InterestsChannel extends Channel {
    InterestsChannel() {
        super(ChannelInfo.of("cross", 'x', "nearest to each interest", Source.CONTENT, "interest"));
    }

    @Override
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return retrieval.findsForUsers() && retrieval.interests() > 0;
    }

    @Override
    public RankedItems recall(RecallContext context) {
        return new NearestItems(context).crossed(context.nearestLimit());
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return Cause.of(context.found().cosinesWithInterestsIn(item), category -> category);
    }
}
