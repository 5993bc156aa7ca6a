package dev.eddy.console;

import dev.eddy.neighbours.Channel;
import dev.eddy.scoring.LiveHits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The metrics of the live hit rate, by list and kind of user. */
final class HitMetrics {
    private static final String OPERATOR = "refresh";
    static final List<String> USERS = List.of("new", "known");

    private HitMetrics() {}

    /** The merged list, then the channels' in their order. */
    static List<String> lists() {
        List<String> lists = new ArrayList<>(List.of(LiveHits.MERGED));
        Stream.of(Channel.values()).map(Channel::channelName).forEach(lists::add);
        return lists;
    }

    static Metric looks(String list, String users) {
        return of(list, users, "looks");
    }

    static Metric hits(String list, String users) {
        return of(list, users, "hits");
    }

    private static Metric of(String list, String users, String name) {
        return new Metric(OPERATOR, OPERATOR + ".list." + list + ".users." + users + "." + name, Figure.Over.SUM);
    }

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        for (String list : lists()) {
            for (String users : USERS) {
                all.add(looks(list, users));
                all.add(hits(list, users));
            }
        }
        return all;
    }
}
