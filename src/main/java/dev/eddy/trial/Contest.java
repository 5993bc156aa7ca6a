package dev.eddy.trial;

import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.trial.TrialReport.Rates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** The scored clicks, and the ranks at which each recommender listed their items. */
final class Contest {
    private final List<ScoredClick> clicks = new ArrayList<>();
    private final Map<ChannelInfo, Ranks> channels = new LinkedHashMap<>();
    private final Map<String, Ranks> baselines = new LinkedHashMap<>();
    private final Ranks merged = new Ranks();
    private final Ranks frozen = new Ranks();

    /** One recommender. */
    record Entrant(String name, Ranks ranks) {}

    Contest(Collection<ChannelInfo> allChannels, Collection<String> baselineNames) {
        allChannels.forEach(channel -> channels.put(channel, new Ranks()));
        baselineNames.forEach(name -> baselines.put(name, new Ranks()));
    }

    /** Adds a click, and returns its index. */
    int begin(ScoredClick click) {
        clicks.add(click);
        return clicks.size() - 1;
    }

    int size() {
        return clicks.size();
    }

    List<ScoredClick> clicks() {
        return clicks;
    }

    /** The channels that recall. */
    Set<ChannelInfo> allChannels() {
        return channels.keySet();
    }

    Ranks of(ChannelInfo channel) {
        return channels.get(channel);
    }

    /** Null for an unknown baseline. */
    Ranks ofBaseline(String name) {
        return baselines.get(name);
    }

    Ranks merged() {
        return merged;
    }

    /** Ranks in the lists made at midnight. */
    Ranks frozen() {
        return frozen;
    }

    List<Entrant> channels() {
        List<Entrant> entrants = new ArrayList<>();
        channels.forEach((channel, ranks) -> entrants.add(new Entrant(channel.name(), ranks)));
        return entrants;
    }

    List<Entrant> baselines() {
        List<Entrant> entrants = new ArrayList<>();
        baselines.forEach((name, ranks) -> entrants.add(new Entrant(name, ranks)));
        return entrants;
    }

    /** The channel with the best hit rate over all clicks, by family. */
    Map<String, Entrant> families() {
        Map<String, Entrant> families = new LinkedHashMap<>();
        channels.forEach((channel, ranks) -> families.merge(
                channel.family(), new Entrant(channel.name(), ranks), (a, b) -> best(List.of(a, b), all())));
        return families;
    }

    /** The first entrant with the highest hit rate over the wanted clicks; null when there are no entrants. */
    Entrant best(List<Entrant> entrants, IntPredicate isWanted) {
        Entrant best = null;
        double highest = -1;
        for (Entrant entrant : entrants) {
            double hitRate = rates(entrant, isWanted).hr20();
            if (hitRate > highest) {
                best = entrant;
                highest = hitRate;
            }
        }
        return best;
    }

    Rates rates(Entrant entrant, IntPredicate isWanted) {
        return rates(entrant.ranks(), isWanted);
    }

    Rates rates(Ranks ranks, IntPredicate isWanted) {
        return ranks.rates(clicks.size(), isWanted);
    }

    static IntPredicate all() {
        return click -> true;
    }
}
