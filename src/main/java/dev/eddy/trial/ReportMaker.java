package dev.eddy.trial;

import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.trial.Contest.Entrant;
import dev.eddy.trial.TrialReport.BeyondPopularity;
import dev.eddy.trial.TrialReport.Confidence;
import dev.eddy.trial.TrialReport.Content;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Interval;
import dev.eddy.trial.TrialReport.Named;
import dev.eddy.trial.TrialReport.Rates;
import dev.eddy.trial.TrialReport.Refresh;
import dev.eddy.trial.TrialReport.Slice;
import dev.eddy.trial.TrialReport.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Makes the report of a finished contest. */
final class ReportMaker {
    private static final int STRETCHES = 20;

    private final Contest contest;
    private final Entrant bestChannel;
    private final Entrant bestBaseline;
    private final Map<String, Entrant> families;
    private final PoissonBootstrap bootstrap;

    ReportMaker(Contest contest) {
        this.contest = contest;
        this.bestChannel = contest.best(contest.channels(), Contest.all());
        this.bestBaseline = contest.best(contest.baselines(), Contest.all());
        this.families = contest.families();
        this.bootstrap = new PoissonBootstrap(contest.clicks());
    }

    /**
     * Makes the report.
     *
     * @param offChannels names of the channels that are switched off
     * @param isFrozenToo whether lists made at midnight took part
     */
    TrialReport report(
            long events,
            long unknownItemEvents,
            TrialReport.Coverage coverage,
            List<String> offChannels,
            boolean isFrozenToo) {
        var standings = new TrialReport.Standings(
                channels(),
                bestChannel.name(),
                contest.rates(contest.merged(), Contest.all()),
                baselines(),
                bestBaseline == null ? null : bestBaseline.name(),
                offChannels);
        return new TrialReport(
                new TrialReport.Counts(events, unknownItemEvents, contest.size()),
                standings,
                slices(),
                stretches(),
                coverage,
                beyondPopularity(),
                new TrialReport.Comparisons(confidence(), ratios(), channelRatios()),
                isFrozenToo ? refresh() : null);
    }

    private Map<String, Rates> channels() {
        Map<String, Rates> rates = new LinkedHashMap<>();
        for (ChannelInfo channel : contest.allChannels()) {
            rates.computeIfAbsent(channel.family(), family -> contest.rates(families.get(family), Contest.all()));
            rates.put(channel.name(), contest.rates(contest.of(channel), Contest.all()));
        }
        return rates;
    }

    private Map<String, Rates> baselines() {
        Map<String, Rates> rates = new LinkedHashMap<>();
        contest.baselines().forEach(each -> rates.put(each.name(), contest.rates(each, Contest.all())));
        return rates;
    }

    private List<Slice> slices() {
        return List.of(
                slice("new users", ScoredClick::isNewUser),
                slice("known users", click -> !click.isNewUser()),
                slice("new items", ScoredClick::isNewItem),
                slice("old items", click -> !click.isNewItem()));
    }

    private Slice slice(String name, Predicate<ScoredClick> isOfIt) {
        List<ScoredClick> clicks = contest.clicks();
        IntPredicate isWanted = click -> isOfIt.test(clicks.get(click));
        return new Slice(
                name,
                (int) clicks.stream().filter(isOfIt).count(),
                contest.rates(contest.merged(), isWanted),
                best(contest.baselines(), isWanted),
                best(contest.channels(), isWanted),
                content(isWanted));
    }

    private Map<String, Content> content(IntPredicate isWanted) {
        int[] clicks = IntStream.range(0, contest.size()).filter(isWanted).toArray();
        Map<String, Content> content = new LinkedHashMap<>();
        for (ChannelInfo channel :
                contest.allChannels().stream().filter(ChannelInfo::isContent).toList()) {
            long beyondCf = Arrays.stream(clicks)
                    .filter(click -> contest.of(channel).isHit(click, Ranks.CUT_OFF) && !hasCf(click))
                    .count();
            content.put(
                    channel.name(),
                    new Content(
                            contest.rates(contest.of(channel), isWanted).hr20(),
                            beyondCf / (double) Math.max(1, clicks.length)));
        }
        return content;
    }

    /** Whether a channel of collaborative filtering hit the click. */
    private boolean hasCf(int click) {
        return contest.allChannels().stream()
                .filter(channel -> channel.source() == Source.COLLABORATIVE)
                .anyMatch(channel -> contest.of(channel).isHit(click, Ranks.CUT_OFF));
    }

    private Named best(List<Entrant> entrants, IntPredicate isWanted) {
        Entrant best = contest.best(entrants, isWanted);
        return best == null ? null : new Named(best.name(), contest.rates(best, isWanted));
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < STRETCHES; i++) {
            int from = (int) ((long) contest.size() * i / STRETCHES);
            int to = (int) ((long) contest.size() * (i + 1) / STRETCHES);
            if (from < to) {
                stretches.add(stretch(from, to));
            }
        }
        return stretches;
    }

    private Stretch stretch(int from, int to) {
        IntPredicate isWanted = click -> from <= click && click < to;
        Map<String, Double> hitRates = new LinkedHashMap<>();
        hitRates.put(
                TrialReport.MERGED, contest.rates(contest.merged(), isWanted).hr20());
        if (bestBaseline != null) {
            hitRates.put(
                    bestBaseline.name(), contest.rates(bestBaseline, isWanted).hr20());
        }
        families.values()
                .forEach(best ->
                        hitRates.put(best.name(), contest.rates(best, isWanted).hr20()));
        List<ScoredClick> clicks = contest.clicks();
        return new Stretch(clicks.get(from).atMillis(), clicks.get(to - 1).atMillis(), to - from, hitRates);
    }

    private BeyondPopularity beyondPopularity() {
        Entrant popularity = families.get("hot");
        int hits = 0;
        int own = 0;
        for (int click = 0; click < contest.size(); click++) {
            if (contest.merged().isHit(click, Ranks.CUT_OFF)) {
                hits++;
                own += popularity.ranks().isHit(click, Ranks.CUT_OFF) ? 0 : 1;
            }
        }
        return new BeyondPopularity(popularity.name(), hits == 0 ? 0 : (double) own / hits);
    }

    private Confidence confidence() {
        Ranks merged = contest.merged();
        if (bestBaseline == null) {
            return new Confidence(PoissonBootstrap.REPLICATES, interval(merged), null, null);
        }
        Ranks baseline = bestBaseline.ranks();
        return new Confidence(PoissonBootstrap.REPLICATES, interval(merged), interval(baseline), ratio(baseline));
    }

    private Map<String, Interval> ratios() {
        Map<String, Interval> ratios = new LinkedHashMap<>();
        contest.baselines().forEach(each -> ratios.put(each.name(), ratio(each.ranks())));
        return ratios;
    }

    /** Ratio of the merged list's rates to a baseline's. */
    private Interval ratio(Ranks baseline) {
        Ranks merged = contest.merged();
        return new Interval(
                bootstrap.ratio(merged::hit, baseline::hit),
                bootstrap.ratio(merged::reciprocalRank, baseline::reciprocalRank));
    }

    private Map<String, Map<String, Estimate>> channelRatios() {
        Map<String, Map<String, Estimate>> ratios = new LinkedHashMap<>();
        for (ChannelInfo channel : contest.allChannels()) {
            for (String name : Baselines.ofKind(channel)) {
                Ranks baseline = contest.ofBaseline(name);
                if (baseline != null) {
                    ratios.computeIfAbsent(channel.name(), own -> new LinkedHashMap<>())
                            .put(name, bootstrap.ratio(contest.of(channel)::hit, baseline::hit));
                }
            }
        }
        return ratios;
    }

    private Interval interval(Ranks ranks) {
        return new Interval(bootstrap.mean(ranks::hit), bootstrap.mean(ranks::reciprocalRank));
    }

    private Refresh refresh() {
        Estimate ratio = bootstrap.ratio(contest.merged()::hit, contest.frozen()::hit);
        return new Refresh(contest.rates(contest.frozen(), Contest.all()), ratio == null ? null : ratio.minus(1));
    }
}
