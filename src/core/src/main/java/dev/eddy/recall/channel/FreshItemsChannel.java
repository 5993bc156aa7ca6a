package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.TopK;

/**
 * Channel {@code fresh}: those of the items published last that suit the user's interest and are clicked already. Other
 * channels need many clicks on an item before they find it.
 */
final class FreshItemsChannel extends Channel {
    /** Items that take part, the newest. */
    private static final int NEWEST = 256;
    /** Clicks that each item is granted, so that one without a click has a chance. */
    private static final double GRANTED = .2;
    /** An item as near as can be is as good as one at a right angle with {@code e^8}, some 3,000, times the clicks. */
    private static final float TASTE = 8;

    private final boolean keeps;
    private SharedItems newest;
    /** Logarithms of the clicks of the newest items. */
    private float[] clicks;

    private float[] scores;
    private TopK best;

    FreshItemsChannel(NeighbourOptions options) {
        super(ChannelInfo.of("fresh", 'f', "new for the interest", Source.NEW_ITEMS, "its publication")
                .weighing(1, 1));
        keeps = options.staleness() > 0;
    }

    @Override
    public RankedItems recall(RecallContext context) {
        if (newest == null || !keeps || !newest.serves(context.table(), context.asOfMillis())) {
            read(context);
        }
        if (newest.items().length == 0) {
            return new RankedItems(context.numbers, newest.items(), scores);
        }
        newest.cosines(0, new PackedQuery(context.member().direction()), scores);
        best.cleared();
        for (int i = 0; i < scores.length; i++) {
            int item = newest.items()[i];
            float score = TASTE * scores[i] + clicks[i];
            if (best.wouldKeep(score) && context.isWanted(item)) {
                best.offer(item, score);
            }
        }
        float[] powers = best.sorted().scores();
        for (int i = 0; i < powers.length; i++) {
            powers[i] = (float) Math.exp(powers[i]);
        }
        return new RankedItems(context.numbers, best.ids(), powers);
    }

    private void read(RecallContext context) {
        ItemTable table = context.table();
        long asOfMillis = context.asOfMillis();
        best = TopK.ofFinite(context.nearestLimit(), (a, b) -> table.numbers().compare(a, b) < 0);
        int[] items = table.newest(asOfMillis, NEWEST).items();
        newest = new SharedItems(items, table, asOfMillis);
        clicks = new float[items.length];
        scores = new float[items.length];
        for (int i = 0; i < items.length; i++) {
            clicks[i] = (float) Math.log(GRANTED + table.rows().hotness(items[i], asOfMillis));
        }
    }
}
