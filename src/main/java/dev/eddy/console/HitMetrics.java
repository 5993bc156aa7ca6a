package dev.eddy.console;

import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.ranking.LiveHits;
import java.util.ArrayList;
import java.util.List;

/** The Flink metrics of the live hit rate, by list and by kind of user ({@code new}, {@code known}). */
final class HitMetrics {
    private static final String OPERATOR = "refresh";
    static final List<String> USERS = List.of("new", "known");

    private static final List<String> LISTS = lists(Channels.builtIn());

    private HitMetrics() {}

    /** The merged list, then the channels that need no vectors; of the popular ones those of three days. */
    static List<String> lists() {
        return LISTS;
    }

    private static List<String> lists(List<ChannelInfo> channels) {
        List<String> lists = new ArrayList<>(List.of(LiveHits.MERGED));
        for (ChannelInfo channel : channels) {
            boolean isOtherHalfLife =
                    channel.source() == Source.POPULAR && !channel.name().equals(channel.family() + "-3d");
            if (!channel.isContent() && !isOtherHalfLife) {
                lists.add(channel.name());
            }
        }
        return List.copyOf(lists);
    }

    static Metric samples(String list, String users) {
        return of(list, users, "samples");
    }

    static Metric hits(String list, String users) {
        return of(list, users, "hits");
    }

    private static Metric of(String list, String users, String name) {
        return new Metric(OPERATOR, OPERATOR + ".list." + list + ".users." + users + "." + name, Metric.Over.SUM);
    }

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        for (String list : lists()) {
            for (String users : USERS) {
                all.add(samples(list, users));
                all.add(hits(list, users));
            }
        }
        return all;
    }
}
