package dev.eddy.recall.channel;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.search.RetrievalOptions;
import java.util.List;

/** Channels {@code i2i} and {@code i2i:SPACE}: items whose vectors are similar to those of the user's latest items. */
public final class SimilarItemsChannel extends Channel {
    private static final ChannelInfo I2I =
            ChannelInfo.of("i2i", 'r', "similar to the last items", Source.CONTENT, "item");

    /** Marks the candidates. */
    public static final char CODE = I2I.code();

    private final VectorSpace space;

    /** @param space of the tag vectors, or another */
    SimilarItemsChannel(VectorSpace space) {
        super(space.name().equals(VectorSpace.TAG) ? I2I : I2I.inSpace(space));
        this.space = space;
    }

    /** Name of the channel in a space other than that of the tag vectors. */
    public static String nameIn(VectorSpace space) {
        return I2I.inSpace(space).name();
    }

    @Override
    public boolean isOn(FilterOptions filter, RetrievalOptions retrieval) {
        return retrieval.findsSimilar();
    }

    @Override
    public RankedItems recall(RecallContext context) {
        if (space.hasTower()) {
            // Channel u2i of the space needs the same list.
            return context.similarToLast(context.table().indexOfSpace(space.name()))
                    .first(context.nearestLimit());
        }
        return context.bestOfNumbers(space(context).similar().sums(context.recents()), context.nearestLimit());
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        return space(context).similar().causes(context.recents(), item);
    }

    private ItemSpace space(RecallContext context) {
        return context.table().spaces().get(context.table().indexOfSpace(space.name()));
    }
}
