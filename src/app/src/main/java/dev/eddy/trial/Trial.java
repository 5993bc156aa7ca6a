package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.training.Population;
import dev.eddy.trial.TrialReport.Counts;
import dev.eddy.trial.TrialReport.Coverage;
import dev.eddy.trial.TrialReport.UnknownUsers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prequential evaluation, test-then-learn (Gama, Sebastião and Rodrigues, "On evaluating stream learning algorithms", Machine
 * Learning 90, 2013): looks for each click in the lists made from the events before it, then learns from it. {@link Protocol}
 * selects the scored clicks. The only clock is the time of the events.
 */
final class Trial {
    private final RecallOptions options;
    private final Catalogue catalogue;
    private final RecallEngine engine;
    private final BaselineLanes baselines;
    private final Map<Beside, OtherLists> others;
    private final Protocol protocol;
    private final Contest contest;
    private final ListVariety variety;
    // Items with an event that are not taken down.
    private final Set<String> withEvent = new HashSet<>();
    private long events;
    private long unknownItemEvents;
    private int unknownClicks;
    private int unknownClicksHit;

    /**
     * @param recording source of the events
     * @param engine has the options, the catalogue, and no event yet
     * @param baselines have no event yet
     * @param others lists to compare with; have no event yet
     */
    Trial(
            RecallOptions options,
            Recording recording,
            RecallEngine engine,
            List<Baseline> baselines,
            Map<Beside, OtherLists> others) {
        this.options = options;
        this.catalogue = recording.catalogue();
        this.engine = engine;
        this.variety = new ListVariety(catalogue);
        this.others = others;
        this.protocol = new Protocol(options.interest().weights(), recording.options(), catalogue.items());
        List<String> names = baselines.stream().map(Baseline::name).toList();
        this.contest = new Contest(Channels.infos(engine.channels()), names, others.keySet());
        this.baselines = new BaselineLanes(baselines, contest);
    }

    /** Looks for the event's item in all lists if {@code isScored}, then learns from the event. */
    void next(Behaviour behaviour, boolean isScored) {
        if (isScored
                && protocol.isScored(behaviour)
                && isKnownClick(behaviour)
                && !engine.hasList(behaviour.userId())) {
            unknownClicks++;
            List<Candidate> list = engine.hot(behaviour.atMillis());
            unknownClicksHit += Candidate.rankOf(behaviour.itemId(), list, Ranks.CUT_OFF) > 0 ? 1 : 0;
        }
        ScoredClick click = protocol.next(behaviour);
        int index = click == null || !isScored ? BaselineLanes.UNSCORED : contest.begin(click);
        // Baselines get no items outside the catalogue, since Eddy can't recall them either.
        baselines.add(behaviour, index, isKnownClick(behaviour));
        if (index != BaselineLanes.UNSCORED) {
            score(index, click);
        }
        fold(behaviour);
    }

    /** Trains first centres when the job would do so by itself. */
    void trainFirst(long nowMillis) {
        engine.firstCentres(nowMillis).ifPresent(this::use);
    }

    /** The users so far, with their directions in the space of centres. */
    Population population() {
        return engine.population();
    }

    /** Replaces the centres. */
    void use(CentreSet centres) {
        engine.use(centres);
        others.values().forEach(lists -> lists.use(centres));
    }

    /** Takes a new version of a space, if it has vectors. */
    void use(SpaceVectors vectors) {
        if (!vectors.items().isEmpty()) {
            engine.use(vectors);
            others.values().forEach(lists -> lists.use(vectors));
        }
    }

    /** Whether this is a click on an item of the catalogue. */
    boolean isKnownClick(Behaviour behaviour) {
        return protocol.isClick(behaviour) && !isUnknownItem(behaviour);
    }

    private boolean isUnknownItem(Behaviour behaviour) {
        return behaviour.type().isAboutAnItem() && !catalogue.items().containsKey(behaviour.itemId());
    }

    private void score(int index, ScoredClick click) {
        others.forEach((other, lists) -> {
            List<Candidate> list = lists.recallBefore(click);
            contest.others().get(other).put(index, Candidate.rankOf(click.itemId(), list, Ranks.DEPTH));
        });
        // Last: the engine learns from the list that it made directly before the click.
        engine.recallBefore(click).ifPresent(recalled -> score(index, click, recalled));
    }

    private void score(int index, ScoredClick click, Recalled recalled) {
        contest.channels().forEach((channel, ranks) -> {
            RankedItems list = recalled.lists().get(channel.name());
            // By numbers, which is faster than by ids: a click has a dozen lists.
            ranks.put(index, list.rankOf(list.numbers().of(click.itemId()), Ranks.DEPTH));
        });
        contest.merged().put(index, recalled.rankOf(click.itemId(), Ranks.DEPTH));
        List<String> first = recalled.merged().stream()
                .limit(Ranks.CUT_OFF)
                .map(Candidate::itemId)
                .toList();
        contest.merged().show(first);
        variety.add(first);
    }

    private void fold(Behaviour behaviour) {
        events++;
        engine.fold(behaviour);
        others.values().forEach(lists -> lists.fold(behaviour));
        ItemFeatures item =
                behaviour.itemId() == null ? null : catalogue.items().get(behaviour.itemId());
        if (item != null && !item.down()) {
            withEvent.add(item.itemId());
        }
        unknownItemEvents += isUnknownItem(behaviour) ? 1 : 0;
    }

    /** The ranks of all clicks so far. */
    Contest contest() {
        baselines.finish();
        return contest;
    }

    /** The report of all clicks so far. */
    TrialReport report() {
        baselines.finish();
        var coverage = new Coverage(
                withEvent.size(), share(contest.merged()), contest.ofBaselines(this::share), variety.variety());
        var counts = new Counts(events, unknownItemEvents, contest.clicks().size());
        var unknown = new UnknownUsers(unknownClicks, (double) unknownClicksHit / Math.max(1, unknownClicks));
        return new ReportMaker(contest).report(counts, unknown, coverage, offChannels());
    }

    private double share(Ranks ranks) {
        return withEvent.isEmpty() ? 0 : (double) ranks.shownOf(withEvent) / withEvent.size();
    }

    private List<String> offChannels() {
        return engine.channels().stream()
                .filter(channel -> !channel.isOn(options.filter(), options.retrieval()))
                .map(channel -> channel.info().name())
                .toList();
    }
}
