package dev.eddy.console;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.console.Figure.Metric;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.recall.ranking.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Flink metrics of the live hit rate, by list and kind of user ({@code new}, {@code known}), and by type of event. */
final class HitMetrics {
    private static final String OPERATOR = "refresh";
    static final List<String> USERS = List.of("new", "known");

    /** The merged list, then the channels that need no vectors; of the popular ones those of three days. */
    static final List<String> LISTS = Stream.concat(
                    Stream.of(LiveHits.MERGED),
                    Channels.BUILT_IN.stream()
                            .filter(channel -> !channel.isContent())
                            .filter(channel -> channel.source() != Source.POPULAR
                                    || channel.name().equals(channel.family() + "-3d"))
                            .map(ChannelInfo::name))
            .toList();

    private HitMetrics() {}

    static Metric samples(String list, String users) {
        return of(list, users, "samples");
    }

    static Metric hits(String list, String users) {
        return of(list, users, "hits");
    }

    static Metric samples(BehaviourType type) {
        return of(type, "typeSamples");
    }

    static Metric hits(BehaviourType type) {
        return of(type, "typeHits");
    }

    private static Metric of(BehaviourType type, String name) {
        return new Metric(OPERATOR, OPERATOR + ".type." + type.wireName() + "." + name, Metric.Over.SUM);
    }

    private static Metric of(String list, String users, String name) {
        return new Metric(OPERATOR, OPERATOR + ".list." + list + ".users." + users + "." + name, Metric.Over.SUM);
    }

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        for (String list : LISTS) {
            for (String users : USERS) {
                all.add(samples(list, users));
                all.add(hits(list, users));
            }
        }
        for (BehaviourType type : Success.TYPES) {
            all.add(samples(type));
            all.add(hits(type));
        }
        return all;
    }
}
