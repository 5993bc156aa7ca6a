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
import java.util.function.IntFunction;

/**
 * Prequential evaluation, test-then-learn: each click is looked for in the lists made from the events before it, then
 * folded. {@link Protocol} says which clicks are scored; what is not in the list is a miss. The only clock is the events'
 * own.
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
     * @param recording that the events are of
     * @param engine that has the options, the catalogue, and no event yet
     * @param baselines that have no event yet
     * @param frozen lists to compare with; null for none
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

    /** Looks for the event's item, then folds the event. */
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

    /** Folds an event without looking for its item. */
    void warm(Behaviour behaviour) {
        protocol.next(behaviour);
        tellBaselines(behaviour);
        fold(behaviour);
    }

    /** Trains centres when the job would do so by itself. */
    void trainFirst(long nowMillis) {
        engine.firstCentres(nowMillis).ifPresent(this::use);
    }

    /** The centres are these from now on; of the frozen lists, from midnight on. */
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

    /** Nobody knows items that are not in the catalogue, or the contest would not be fair. */
    private boolean isForBaselines(Behaviour behaviour) {
        return protocol.isClick(behaviour) && !isUnknownItem(behaviour);
    }

    private boolean isUnknownItem(Behaviour behaviour) {
        return behaviour.type().isAboutAnItem() && !catalogue.items().containsKey(behaviour.itemId());
    }

    private void score(int index, ScoredClick click) {
        if (frozen != null) {
            List<Candidate> list = frozen.recall(click.userId(), click.atMillis());
            contest.frozen().put(index, rank(list, click.itemId()));
        }
        // Last, since the engine learns from the list it made just before the click is folded.
        engine.recall(click.userId(), click.atMillis()).ifPresent(recalled -> score(index, click, recalled));
    }

    private void score(int index, ScoredClick click, Recalled recalled) {
        for (ChannelInfo channel : contest.allChannels()) {
            RankedItems list = recalled.lists().get(channel.name());
            // Numbers instead of ids: there are a dozen lists to a click.
            contest.of(channel).put(index, list.rankOf(list.numbers().of(click.itemId()), Ranks.DEPTH));
        }
        List<Candidate> merged = recalled.merged();
        contest.merged().put(index, recalled.rankOf(click.itemId(), Ranks.DEPTH));
        shown.byMixture(
                merged.stream().limit(Ranks.CUT_OFF).map(Candidate::itemId).toList());
    }

    private static int rank(List<Candidate> list, String itemId) {
        return rank(list.size(), i -> list.get(i).itemId(), itemId);
    }

    /** Where an item stands in a list, from 1; 0 when it is not there. */
    static int rank(int size, IntFunction<String> itemAt, String itemId) {
        for (int i = 0; i < Math.min(Ranks.DEPTH, size); i++) {
            if (itemAt.apply(i).equals(itemId)) {
                return i + 1;
            }
        }
        return 0;
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

    /** Where everybody had the items of the clicks so far. */
    Contest contest() {
        baselines.finish();
        return contest;
    }

    /** What came of it so far. */
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
