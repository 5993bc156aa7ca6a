package dev.eddy.recall.channel;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.search.RetrievalOptions;

/** Channels {@code tag} and {@code u2i:SPACE}: items whose vectors are nearest to the user's vector in a space. */
final class NearestItemsChannel implements Channel {
    private static final String FAMILY = "u2i";
    static final String IN_SPACE = FAMILY + ":";

    private final String space;
    private final ChannelInfo info;

    /** @param space of the tag vectors, or another */
    NearestItemsChannel(String space) {
        this.space = space;
        this.info = space.equals(VectorSpace.TAG)
                ? ChannelInfo.of("tag", 't', "nearest to the interest", Source.CONTENT, "the interest as a whole")
                : ChannelInfo.of(FAMILY, 'v', "nearest vectors", Source.CONTENT, "the interest as a whole")
                        .inFamily(IN_SPACE + space);
    }

    @Override
    public ChannelInfo info() {
        return info;
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
                ? context.member().direction()
                : context.found().inSpace(number).direction();
        return new NearestItems(context).list(number, direction, context.nearestLimit());
    }
}
