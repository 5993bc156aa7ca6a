package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.HalfLives;

/** Channels {@code hot-1d} and so on: the items with the most clicks overall, decayed by a half-life. */
public final class HotChannel extends Channel {
    /** Channels of an item that is in a list because it is hot. */
    public static final String CODE = "h";

    /** Initial weights of score and rank, by half-life. */
    private static final double[][] WEIGHTS = {{.3, .2}, {0, .5}, {0, .2}, {0, 0}};

    private final int halfLife;

    /** @param halfLife index of one of the {@link HalfLives} */
    public HotChannel(int halfLife) {
        super(weighing(
                halfLife, ChannelInfo.of("hot", CODE.charAt(0), "hot overall", Source.POPULAR, "its popularity")));
        this.halfLife = halfLife;
    }

    static ChannelInfo weighing(int halfLife, ChannelInfo family) {
        return family.inFamily(family.name() + "-" + HalfLives.days(halfLife) + "d")
                .weighing(WEIGHTS[halfLife][0], WEIGHTS[halfLife][1]);
    }

    @Override
    public RankedItems recall(RecallContext context) {
        return context.table().hottest(halfLife, context.asOfMillis(), context.limit(), context::isWanted);
    }
}
