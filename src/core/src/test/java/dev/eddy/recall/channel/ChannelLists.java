package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.ReturnRates;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.EndlessLifetimes;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.HalfLives;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Test vocabulary: the lists of the channels that need nothing but a cluster, all items of which are popular. */
public final class ChannelLists {
    private ChannelLists() {}

    /** Each channel's list by its name; empty of a user who is no member. */
    public static Map<String, RankedItems> of(
            ClusterModel model,
            NeighbourOptions options,
            String userId,
            long asOfMillis,
            IntPredicate isRecallable,
            ReturnRates rates) {
        Map<String, RankedItems> lists = new LinkedHashMap<>();
        if (model.member(userId) == null) {
            return lists;
        }
        RecallContext context = context(model, options, userId, asOfMillis, rates);
        context.isRecallable = isRecallable;
        for (Channel channel : Channels.of(options, List.of())) {
            if (isOfTheCluster(channel.info())) {
                lists.put(channel.info().name(), channel.recall(context));
            }
        }
        return lists;
    }

    /** Why an item is in a channel's list. */
    public static List<Cause> causes(
            ClusterModel model, NeighbourOptions options, String channel, String userId, long asOfMillis, int item) {
        RecallContext context = context(model, options, userId, asOfMillis, new ReturnRates());
        return Channels.of(options, List.of()).stream()
                .filter(each -> each.info().name().equals(channel))
                .findFirst()
                .orElseThrow()
                .causes(context, item);
    }

    private static boolean isOfTheCluster(ChannelInfo channel) {
        return (channel.source() == Source.COLLABORATIVE
                        && !List.of("next", "walk").contains(channel.name()))
                || channel.source() == Source.OWN_ITEMS;
    }

    private static RecallContext context(
            ClusterModel model, NeighbourOptions options, String userId, long asOfMillis, ReturnRates rates) {
        var table = new ItemTable(model.numbers(), options, List.of());
        var context = new RecallContext(options, options.listSize())
                .start(model.member(userId), model, rates, table, asOfMillis);
        RankedItems all = model.hottest(
                HalfLives.NINETY_DAYS, asOfMillis, model.index().itemCapacity(), item -> true, new EndlessLifetimes());
        context.use(new SharedItems(all.items(), table, asOfMillis));
        return context;
    }
}
