package dev.eddy.recall.channel;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.search.RetrievalOptions;

/** Channels {@code tag} and {@code u2i:SPACE}: items whose vectors are nearest to the user's vector in a space. */
final class NearestItemsChannel extends Channel {
    static final String IN_SPACE = "u2i:";
    private static final String CAUSE = "the interest as a whole";

    private final String space;

    /** @param space of the tag vectors, or another */
    NearestItemsChannel(String space) {
        super(
                space.equals(VectorSpace.TAG)
                        ? ChannelInfo.of("tag", 't', "nearest to the interest", Source.CONTENT, CAUSE)
                        : ChannelInfo.of("u2i", 'v', "nearest vectors", Source.CONTENT, CAUSE)
                                .inFamily(IN_SPACE + space));
        this.space = space;
    }

    @Override
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return retrieval.findsForUsers();
    }

    @Override
    public RankedItems recall(RecallContext context) {
        int number = context.table().indexOfSpace(space);
        // The user's tag vector is known as it is now, other vectors as of the last search.
        float[] direction = space.equals(VectorSpace.TAG)
                ? context.member.direction()
                : context.found().inSpace(number).direction();
        return new NearestItems(context).list(number, direction, context.nearestLimit());
    }
}
