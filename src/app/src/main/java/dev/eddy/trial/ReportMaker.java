package dev.eddy.trial;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.trial.TrialReport.BeyondPopularity;
import dev.eddy.trial.TrialReport.Confidence;
import dev.eddy.trial.TrialReport.Gain;
import dev.eddy.trial.TrialReport.Interval;
import dev.eddy.trial.TrialReport.Named;
import dev.eddy.trial.TrialReport.Rates;
import dev.eddy.trial.TrialReport.Slice;
import dev.eddy.trial.TrialReport.Stretch;
import dev.eddy.trial.TrialReport.VectorHits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Makes the report of a finished contest. */
final class ReportMaker {
    /** Clicks of a user about whom next to nothing is known. */
    private static final int FEW_CLICKS = 3;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private static final int STRETCHES = 20;

    private final Contest contest;
    private final Ranks bestChannel;
    private final Ranks bestBaseline;
    private final Map<String, Ranks> families;
    private final UserBootstrap bootstrap;

    ReportMaker(Contest contest) {
        this.contest = contest;
        this.bestChannel = contest.best(contest.channels().values(), click -> true);
        this.bestBaseline = contest.best(contest.baselines().values(), click -> true);
        this.families = contest.families();
        this.bootstrap = new UserBootstrap(contest.clicks());
    }

    TrialReport report(
            TrialReport.Counts counts,
            TrialReport.UnknownUsers unknownUsers,
            TrialReport.Coverage coverage,
            List<String> offChannels) {
        var standings = new TrialReport.Standings(
                channels(),
                bestChannel.name(),
                contest.rates(contest.merged()),
                contest.ofBaselines(contest::rates),
                bestBaseline == null ? null : bestBaseline.name(),
                offChannels);
        return new TrialReport(
                counts,
                standings,
                unknownUsers,
                slices(),
                stretches(),
                coverage,
                beyondPopularity(),
                new TrialReport.Comparisons(confidence(), contest.ofBaselines(this::ratio), channelRatios()),
                gains());
    }

    private Map<String, Rates> channels() {
        Map<String, Rates> rates = new LinkedHashMap<>();
        contest.channels().forEach((channel, ranks) -> {
            rates.computeIfAbsent(channel.family(), family -> contest.rates(families.get(family)));
            rates.put(channel.name(), contest.rates(ranks));
        });
        return rates;
    }

    private List<Slice> slices() {
        return List.of(
                slice("users with few clicks", click -> click.clicksBefore() <= FEW_CLICKS),
                slice("new users", ScoredClick::isOfNewUser),
                slice("known users", click -> !click.isOfNewUser()),
                slice("items without an event", ScoredClick::isFirstOfItem),
                slice("items of an hour", click -> click.isOnItemYoungerThan(HOUR)),
                slice("items of a day", click -> click.isOnItemYoungerThan(DAY)),
                slice("items of a week", click -> click.isOnItemYoungerThan(WEEK)),
                slice("older items", click -> !click.isOnItemYoungerThan(WEEK)));
    }

    private Slice slice(String name, Predicate<ScoredClick> isOfIt) {
        List<ScoredClick> clicks = contest.clicks();
        IntPredicate isWanted = click -> isOfIt.test(clicks.get(click));
        return new Slice(
                name,
                (int) clicks.stream().filter(isOfIt).count(),
                contest.rates(contest.merged(), isWanted),
                best(contest.baselines().values(), isWanted),
                best(contest.channels().values(), isWanted),
                vectors(isWanted));
    }

    private Map<String, VectorHits> vectors(IntPredicate isWanted) {
        int[] clicks =
                IntStream.range(0, contest.clicks().size()).filter(isWanted).toArray();
        Map<String, VectorHits> vectors = new LinkedHashMap<>();
        contest.channels().forEach((channel, ranks) -> {
            if (channel.source() == Source.CONTENT || channel.isInSpace()) {
                double beyondCf = Arrays.stream(clicks)
                        .filter(click -> ranks.isHit(click) && !hasCf(click))
                        .count();
                double hr20 = contest.rates(ranks, isWanted).hr20();
                vectors.put(channel.name(), new VectorHits(hr20, beyondCf / Math.max(1, clicks.length)));
            }
        });
        return vectors;
    }

    /** Whether a channel of collaborative filtering without vectors hit the click. */
    private boolean hasCf(int click) {
        return contest.channels().entrySet().stream()
                .filter(channel -> channel.getKey().source() == Source.COLLABORATIVE
                        && !channel.getKey().isInSpace())
                .anyMatch(channel -> channel.getValue().isHit(click));
    }

    private Named best(Collection<Ranks> recommenders, IntPredicate isWanted) {
        Ranks best = contest.best(recommenders, isWanted);
        return best == null ? null : new Named(best.name(), contest.rates(best, isWanted));
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        long clicks = contest.clicks().size();
        for (int i = 0; i < STRETCHES; i++) {
            int from = (int) (clicks * i / STRETCHES);
            int to = (int) (clicks * (i + 1) / STRETCHES);
            if (from < to) {
                stretches.add(stretch(from, to));
            }
        }
        return stretches;
    }

    private Stretch stretch(int from, int to) {
        IntPredicate isWanted = click -> from <= click && click < to;
        List<Ranks> compared = new ArrayList<>(families.values());
        if (bestBaseline != null) {
            compared.add(0, bestBaseline);
        }
        compared.add(0, contest.merged());
        Map<String, Double> hitRates = new LinkedHashMap<>();
        compared.forEach(ranks ->
                hitRates.put(ranks.name(), contest.rates(ranks, isWanted).hr20()));
        List<ScoredClick> clicks = contest.clicks();
        return new Stretch(clicks.get(from).atMillis(), clicks.get(to - 1).atMillis(), to - from, hitRates);
    }

    private BeyondPopularity beyondPopularity() {
        Ranks popularity = families.get("hot");
        int[] hits = IntStream.range(0, contest.clicks().size())
                .filter(contest.merged()::isHit)
                .toArray();
        double own =
                Arrays.stream(hits).filter(click -> !popularity.isHit(click)).count();
        return new BeyondPopularity(popularity.name(), own / Math.max(1, hits.length));
    }

    private Confidence confidence() {
        Ranks merged = contest.merged();
        return bestBaseline == null
                ? new Confidence(UserBootstrap.REPLICATES, interval(merged), null, null)
                : new Confidence(
                        UserBootstrap.REPLICATES, interval(merged), interval(bestBaseline), ratio(bestBaseline));
    }

    /** Ratio of the merged list's rates to others'. */
    private Interval ratio(Ranks others) {
        return ratio(contest.merged(), others);
    }

    private Interval ratio(Ranks ranks, Ranks others) {
        return new Interval(
                bootstrap.ratio(ranks::hit, others::hit),
                bootstrap.ratio(ranks::reciprocalRank, others::reciprocalRank));
    }

    private Map<String, Map<String, Interval>> channelRatios() {
        Map<String, Map<String, Interval>> ratios = new LinkedHashMap<>();
        contest.channels().forEach((channel, ranks) -> {
            for (String name : Baselines.ofKind(channel)) {
                Ranks baseline = contest.baselines().get(name);
                if (baseline != null) {
                    ratios.computeIfAbsent(channel.name(), own -> new LinkedHashMap<>())
                            .put(name, ratio(ranks, baseline));
                }
            }
        });
        return ratios;
    }

    private Interval interval(Ranks ranks) {
        return new Interval(bootstrap.mean(ranks::hit), bootstrap.mean(ranks::reciprocalRank));
    }

    private Map<String, Gain> gains() {
        Map<String, Gain> gains = new LinkedHashMap<>();
        contest.others()
                .forEach((other, ranks) ->
                        gains.put(other.key, new Gain(other.label, contest.rates(ranks), ratio(ranks))));
        return gains;
    }
}
