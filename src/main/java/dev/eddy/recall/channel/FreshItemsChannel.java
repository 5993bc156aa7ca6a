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

    FreshItemsChannel(NeighbourOptions options) {
        super(ChannelInfo.of("fresh", 'f', "new for the interest", Source.NEW_ITEMS, "its publication")
                .weighing(1, 1));
        keeps = options.staleness() > 0;
    }

    @Override
    public RankedItems recall(RecallContext context) {
        ItemTable table = context.table();
        if (newest == null || !keeps || !newest.serves(table, context.asOfMillis())) {
            read(table, context.asOfMillis());
        }
        if (newest.items().length == 0) {
            return new RankedItems(context.numbers, newest.items(), scores);
        }
        newest.cosines(0, new PackedQuery(context.member().direction()), scores);
        TopK top = context.bestNearest();
        for (int i = 0; i < scores.length; i++) {
            int item = newest.items()[i];
            float score = TASTE * scores[i] + clicks[i];
            if (top.wouldKeep(score) && context.isWanted(item)) {
                top.offer(item, score);
            }
        }
        float[] best = top.sorted().scores();
        for (int i = 0; i < best.length; i++) {
            best[i] = (float) Math.exp(best[i]);
        }
        return new RankedItems(context.numbers, top.ids(), best);
    }

    private void read(ItemTable table, long asOfMillis) {
        int[] items = table.newest(asOfMillis, NEWEST).items();
        newest = new SharedItems(items, table, asOfMillis);
        clicks = new float[items.length];
        scores = new float[items.length];
        for (int i = 0; i < items.length; i++) {
            clicks[i] = (float) Math.log(GRANTED + table.rows().hotness(items[i], asOfMillis));
        }
    }
}
