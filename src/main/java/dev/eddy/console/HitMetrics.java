package dev.eddy.console;

import dev.eddy.recall.items.Channel;
import dev.eddy.recall.ranking.LiveHits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Flink metrics of the live hit rate, by list and by kind of user ({@code new}, {@code known}). */
final class HitMetrics {
    private static final String OPERATOR = "refresh";
    static final List<String> USERS = List.of("new", "known");

    private static final List<String> LISTS = Stream.concat(
                    Stream.of(LiveHits.MERGED),
                    Stream.of(
                                    Channel.UCF,
                                    Channel.SKNN,
                                    Channel.ICF,
                                    Channel.SEQ,
                                    Channel.NEXT,
                                    Channel.REPEAT,
                                    Channel.CLUSTER_HOT.get(1),
                                    Channel.HOT.get(1))
                            .map(Channel::channelName))
            .toList();

    private HitMetrics() {}

    /** The merged list, then the channels that the console plots; of the popular items, only one half-life. */
    static List<String> lists() {
        return LISTS;
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
