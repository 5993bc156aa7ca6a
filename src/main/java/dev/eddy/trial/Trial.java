package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.ranking.Recalled;
import java.util.List;

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
    private final FrozenLists frozen;
    private final Protocol protocol;
    private final Contest contest;
    private final ShownItems shown;
    private long events;
    private long unknownItemEvents;

    /**
     * @param recording source of the events
     * @param engine has the options, the catalogue, and no event yet
     * @param baselines have no event yet
     * @param frozen lists made at midnight to compare with; null for none
     */
    Trial(
            RecallOptions options,
            Recording recording,
            RecallEngine engine,
            List<Baseline> baselines,
            FrozenLists frozen) {
        this.options = options;
        this.catalogue = recording.catalogue();
        this.engine = engine;
        this.frozen = frozen;
        this.protocol = recording.protocol(options.interest().weights());
        List<String> names = baselines.stream().map(Baseline::name).toList();
        this.contest = new Contest(Channels.infos(engine.channels()), names);
        this.shown = new ShownItems(catalogue, names);
        this.baselines = new BaselineLanes(baselines, contest, shown);
    }

    /** Looks for the event's item in all lists, then learns from the event. */
    void next(Behaviour behaviour) {
        ScoredClick click = protocol.next(behaviour);
        if (click == null) {
            tellBaselines(behaviour);
        } else {
            int index = contest.begin(click);
            baselines.score(behaviour, index, isForBaselines(behaviour));
            score(index, click);
        }
        fold(behaviour);
    }

    /** Learns from an event without looking for its item. */
    void warm(Behaviour behaviour) {
        protocol.next(behaviour);
        tellBaselines(behaviour);
        fold(behaviour);
    }

    /** Trains first centres when the job would do so by itself. */
    void trainFirst(long nowMillis) {
        engine.firstCentres(nowMillis).ifPresent(this::use);
    }

    /** Replaces the centres; for the frozen lists from the next midnight on. */
    void use(CentreSet centres) {
        engine.use(centres);
        if (frozen != null) {
            frozen.use(centres);
        }
    }

    private void tellBaselines(Behaviour behaviour) {
        if (isForBaselines(behaviour)) {
            baselines.fold(behaviour);
        }
    }

    /** Baselines get no items outside the catalogue, since Eddy can't recall them either. */
    private boolean isForBaselines(Behaviour behaviour) {
        return protocol.isClick(behaviour) && !isUnknownItem(behaviour);
    }

    private boolean isUnknownItem(Behaviour behaviour) {
        return behaviour.type().isAboutAnItem() && !catalogue.items().containsKey(behaviour.itemId());
    }

    private void score(int index, ScoredClick click) {
        if (frozen != null) {
            List<Candidate> list = frozen.recall(click.userId(), click.atMillis());
            contest.frozen().put(index, Ranks.rank(list.size(), i -> list.get(i).itemId(), click.itemId()));
        }
        // Last: the engine learns from the list that it made directly before the click.
        engine.recall(click.userId(), click.atMillis()).ifPresent(recalled -> score(index, click, recalled));
    }

    private void score(int index, ScoredClick click, Recalled recalled) {
        for (ChannelInfo channel : contest.allChannels()) {
            RankedItems list = recalled.lists().get(channel.name());
            // By numbers, which is faster than by ids: a click has a dozen lists.
            contest.of(channel).put(index, list.rankOf(list.numbers().of(click.itemId()), Ranks.DEPTH));
        }
        List<Candidate> merged = recalled.merged();
        contest.merged().put(index, recalled.rankOf(click.itemId(), Ranks.DEPTH));
        shown.byMerged(
                merged.stream().limit(Ranks.CUT_OFF).map(Candidate::itemId).toList());
    }

    private void fold(Behaviour behaviour) {
        events++;
        engine.fold(behaviour);
        if (frozen != null) {
            frozen.fold(behaviour);
        }
        shown.met(behaviour);
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
        return new ReportMaker(contest)
                .report(events, unknownItemEvents, shown.coverage(), offChannels(), frozen != null);
    }

    private List<String> offChannels() {
        return engine.channels().stream()
                .filter(channel -> !channel.isOn(options.filter(), options.retrieval()))
                .map(channel -> channel.info().name())
                .toList();
    }
}
