package dev.eddy.recall.channel;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.recall.search.RetrievalOptions;

/** Channels {@code tag} and {@code u2i:SPACE}: items whose vectors are nearest to the user's vector in a space. */
final class NearestItemsChannel extends Channel {
    private static final String CAUSE = "the interest as a whole";

    private static final ChannelInfo U2I = ChannelInfo.of("u2i", 'v', "nearest vectors", Source.CONTENT, CAUSE);

    private final VectorSpace space;

    /** @param space of the tag vectors, or another */
    NearestItemsChannel(VectorSpace space) {
        super(info(space));
        this.space = space;
    }

    private static ChannelInfo info(VectorSpace space) {
        if (space.name().equals(VectorSpace.TAG)) {
            return ChannelInfo.of("tag", 't', "nearest to the interest", Source.CONTENT, CAUSE);
        }
        ChannelInfo info = U2I.inSpace(space);
        return space.isOfBehaviour() ? info.causedBy("the last items") : info;
    }

    @Override
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return retrieval.findsForUsers();
    }

    @Override
    public RankedItems recall(RecallContext context) {
        int number = context.table().indexOfSpace(space.name());
        UserVectors user = context.userVectors().get(number);
        return new NearestItems(context).list(number, user, context.nearestLimit());
    }
}
