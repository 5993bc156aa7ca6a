package dev.eddy.trial;

import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.trial.TrialReport.Rates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The scored clicks, and the ranks at which each recommender listed their items.
 *
 * @param channels the channels that recall
 * @param baselines by name
 * @param others ranks in lists made in other ways
 */
record Contest(
        List<ScoredClick> clicks,
        Map<ChannelInfo, Ranks> channels,
        Map<String, Ranks> baselines,
        Ranks merged,
        Map<Beside, Ranks> others) {
    Contest(Collection<ChannelInfo> channels, Collection<String> baselines, Collection<Beside> others) {
        this(
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new Ranks(TrialReport.MERGED),
                new EnumMap<>(Beside.class));
        channels.forEach(channel -> this.channels.put(channel, new Ranks(channel.name())));
        baselines.forEach(name -> this.baselines.put(name, new Ranks(name)));
        others.forEach(other -> this.others.put(other, new Ranks(other.key)));
    }

    /** Adds a click, and returns its index. */
    int begin(ScoredClick click) {
        clicks.add(click);
        return clicks.size() - 1;
    }

    /** The channel with the best hit rate over all clicks, by family. */
    Map<String, Ranks> families() {
        Map<String, Ranks> families = new LinkedHashMap<>();
        channels.forEach((channel, ranks) ->
                families.merge(channel.family(), ranks, (a, b) -> best(List.of(a, b), click -> true)));
        return families;
    }

    /** The first recommender with the highest hit rate over the wanted clicks; null when there are none. */
    Ranks best(Collection<Ranks> recommenders, IntPredicate isWanted) {
        Ranks best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Ranks each : recommenders) {
            // A pass over all clicks, so once for each.
            double rate = rates(each, isWanted).hr20();
            if (best == null || rate > highest) {
                best = each;
                highest = rate;
            }
        }
        return best;
    }

    /** A figure of each baseline, by name. */
    <T> Map<String, T> ofBaselines(Function<Ranks, T> figure) {
        Map<String, T> figures = new LinkedHashMap<>();
        baselines.forEach((name, ranks) -> figures.put(name, figure.apply(ranks)));
        return figures;
    }

    Rates rates(Ranks ranks, IntPredicate isWanted) {
        return ranks.rates(clicks.size(), isWanted);
    }

    /** Rates over all clicks. */
    Rates rates(Ranks ranks) {
        return rates(ranks, click -> true);
    }
}
