package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.trial.TrialReport.Rates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Rates NO_HIT = new Rates(0, 0, 0, 0);
    private static final Rates ALWAYS_FIRST = new Rates(1, 1, 1, 1);

    @Test
    void aUsersFirstClickIsNotScored() {
        assertThat(after(click("ann", "a", NOON), click("bob", "a", NOON + 1))
                        .counts()
                        .scored())
                .isZero();
    }

    @Test
    void theFirstClickIsLookedForInTheListForUsersWithoutOne() {
        TrialReport report = after(click("ann", "a", NOON), click("bob", "a", NOON + 1), click("bob", "b", NOON + 2));
        assertThat(report.unknownUsers()).isEqualTo(new TrialReport.UnknownUsers(2, .5));
    }

    @Test
    void aClickOnAnItemOfTheListIsAHit() {
        TrialReport report = after(
                click("ann", "a", NOON),
                click("ann", "b", NOON + 1),
                click("bob", "a", NOON + 2),
                click("bob", "b", NOON + 3));
        // Ann's click on b came before anyone had it.
        assertThat(report.counts().scored()).isEqualTo(2);
        assertThat(report.standings().merged()).isEqualTo(new Rates(.5, .5, .5, .5));
        assertThat(report.standings().channels().get("ucf")).isEqualTo(new Rates(.5, .5, .5, .5));
        assertThat(report.standings().channels().get("hot-3d")).isEqualTo(new Rates(.5, .5, .5, .5));
    }

    @Test
    void theListIsMadeFromEarlierEventsOnly() {
        // Were b's own click folded first, b would be in the list of what is hot.
        TrialReport report = after(click("ann", "a", NOON), click("ann", "b", NOON + 1));
        assertThat(report.counts().scored()).isEqualTo(1);
        assertThat(report.standings().merged()).isEqualTo(NO_HIT);
        assertThat(report.standings().channels().values()).containsOnly(NO_HIT);
    }

    @Test
    void anItemClickedAgainIsNotScored() {
        TrialReport report = after(
                click("ann", "a", NOON),
                click("ann", "a", NOON + 1),
                click("ann", "b", NOON + 2),
                click("ann", "b", NOON + 3));
        assertThat(report.counts().scored()).isEqualTo(1);
    }

    @Test
    void whatIsNotAClickIsNotScoredAndDoesNotMakeTheNextClickTheSecond() {
        TrialReport report = after(
                impression("ann", "b", NOON),
                dislike("ann", "c", NOON + 1),
                visit("ann", NOON + 2),
                click("ann", "a", NOON + 3));
        assertThat(report.counts().scored()).isZero();
    }

    @Test
    void anItemNobodyEverSawIsAMiss() {
        TrialReport report = after(click("ann", "a", NOON), click("ann", "not-in-the-catalogue", NOON + 1));
        assertThat(report.counts().scored()).isEqualTo(1);
        assertThat(report.standings().merged()).isEqualTo(NO_HIT);
    }

    @Test
    void aUserWithoutAListMisses() {
        TrialReport report = after(click("ann", "not-in-the-catalogue", NOON), click("ann", "a", NOON + 1));
        assertThat(report.counts().scored()).isEqualTo(1);
        assertThat(report.standings().merged()).isEqualTo(NO_HIT);
    }

    @Test
    void aListShorterThanTheCutOffStillHits() {
        TrialReport report = after(click("bob", "b", NOON), click("ann", "a", NOON + 1), click("ann", "b", NOON + 2));
        assertThat(report.counts().scored()).isEqualTo(1);
        assertThat(report.standings().merged()).isEqualTo(ALWAYS_FIRST);
        assertThat(report.standings().channels().get("cluster-hot")).isEqualTo(ALWAYS_FIRST);
        assertThat(report.standings().channels().get("ucf")).isEqualTo(ALWAYS_FIRST);
        assertThat(report.standings().channels().get("icf")).isEqualTo(NO_HIT);
    }

    @Test
    void theLaterRankCountsLess() {
        TrialReport report = after(
                click("bob", "b", NOON),
                click("cid", "c", NOON + 1),
                click("dee", "c", NOON + 2),
                click("ann", "a", NOON + 3),
                click("ann", "b", NOON + 4));
        assertThat(report.counts().scored()).isEqualTo(1);
        assertThat(report.standings().channels().get("hot-1d")).isEqualTo(new Rates(1, 1, 1, .5));
    }

    @Test
    void nothingScoredGivesNoRateInsteadOfNotANumber() {
        assertThat(after().standings().merged()).isEqualTo(NO_HIT);
    }

    @Test
    void aBaselineIsAskedForTheClickBeforeItIsToldOfIt() {
        var baseline = new FakeBaseline("steady", "a", "b");
        TrialReport report = after(
                List.of(baseline),
                click("ann", "c", NOON),
                click("ann", "b", NOON + 1),
                dislike("ann", "a", NOON + 2),
                click("ann", "b", NOON + 3));
        assertThat(report.standings().baselines()).isEqualTo(Map.of("steady", new Rates(1, 1, 1, .5)));
        assertThat(report.standings().bestBaseline()).isEqualTo("steady");
        assertThat(baseline.log)
                .containsExactly("fold ann c", "recall ann 50 at " + (NOON + 1), "fold ann b", "fold ann b");
    }

    @Test
    void baselinesBesideEddyFindWhatTheyFindAlone() {
        List<Behaviour> clicks = NaiveLists.clicks(1);
        var recording = new Recording(clicks, World.catalog(new Random(1)), "1", TrialOptions.defaults());
        var engine = new RecallEngine(World.options(), recording.catalogue(), World.centres(1));
        List<Baseline> beside = Baselines.all(World.options(), Had.LEFT_OUT);
        var trial = new Trial(World.options(), recording, engine, beside, Map.of());
        clicks.forEach(click -> trial.next(click, true));
        Map<String, Rates> found = trial.report().standings().baselines();
        for (Baseline alone : Baselines.all(World.options(), Had.LEFT_OUT)) {
            assertThat(found.get(alone.name()).hr20()).isEqualTo(hitRateAlone(alone, clicks));
        }
    }

    private static double hitRateAlone(Baseline baseline, List<Behaviour> clicks) {
        var protocol = new Protocol(Behaviours.WEIGHTS, TrialOptions.defaults(), Map.of());
        int scored = 0;
        int hits = 0;
        for (Behaviour click : clicks) {
            if (protocol.next(click) != null) {
                scored++;
                hits += baseline.recall(click.userId(), click.atMillis(), 20).contains(click.itemId()) ? 1 : 0;
            }
            baseline.fold(click);
        }
        return hits / (double) scored;
    }

    @Test
    void nobodyIsToldOfItemsThatAreNotInTheCatalogue() {
        var baseline = new FakeBaseline("steady", "a");
        TrialReport report = after(List.of(baseline), click("ann", "nowhere", NOON), click("bob", "a", NOON + 1));
        assertThat(report.counts().unknownItemEvents()).isEqualTo(1);
        assertThat(report.counts().events()).isEqualTo(2);
        assertThat(baseline.log).containsExactly("fold bob a");
    }

    @Test
    void theFirstEventsCanBeFoldedWithoutBeingScored() {
        List<Behaviour> events = List.of(
                click("bob", "b", NOON),
                click("bob", "c", NOON + 1),
                click("ann", "a", NOON + 2),
                click("ann", "b", NOON + 3));
        Trial trial = trial(List.of(), events.toArray(new Behaviour[0]));
        events.subList(0, 3).forEach(event -> trial.next(event, false));
        trial.next(events.get(3), true);
        assertThat(trial.report().counts().scored()).isEqualTo(1);
        assertThat(trial.report().standings().merged().hr20()).isEqualTo(1);
    }

    @Test
    void channelsThatTheOptionsSwitchOffAreNamed() {
        assertThat(after().standings().offChannels()).containsExactly("tag", "cross", "i2i");
        assertThat(after().standings().channels()).containsKeys("tag", "cross", "i2i");
    }

    @Test
    void theCatalogueIsCoveredByWhatWasShown() {
        TrialReport report = after(
                List.of(new FakeBaseline("steady", "b")),
                click("bob", "a", NOON),
                click("cid", "b", NOON + 1),
                click("dee", "d", NOON + 2),
                // Shown a and b, of a, b and d; c is in the catalogue, but nobody can know it yet.
                click("dee", "a", NOON + 3));
        assertThat(report.coverage().items()).isEqualTo(3);
        assertThat(report.coverage().merged()).isEqualTo(2 / 3.0);
        assertThat(report.coverage().baselines()).containsExactly(entry("steady", 1 / 3.0));
    }

    @Test
    void whereReturnsAreNotScoredItemsThatAUserHadTakeNoPlaceInTheLists() {
        List<Behaviour> events = World.events(new Random(3), 3, 1_000);
        assertThat(channels(events, TrialOptions.defaults())).doesNotContain("repeat");
        assertThat(channels(events, new TrialOptions(1, true, false, Long.MIN_VALUE, 1)))
                .contains("repeat");
    }

    @Test
    void vectorsThatAreTrainedOnTheClicksBeforeFindItems() {
        Map<String, Object> space = Map.of("catalog.spaces", "item2vec:8:behaviour");
        RecallOptions options = RecallOptions.defaults()
                .with(Options.with(CatalogOptions.ofDimension(World.DIMENSION), space))
                .with(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        List<Behaviour> events = World.events(new Random(5), 200, 4_000);
        var recording = new Recording(events, World.catalog(new Random(5)), "1", TrialOptions.defaults());
        var trained = Optional.<Supplier<VectorTraining>>of(
                () -> new ItemTraining(VectorSpace.ofBehaviour("item2vec", 8), 1, new TrainingDays(.1)));
        TrialReport report = new TrialRun(recording, trained, () -> {}).report(options, Set.of(Beside.WITHOUT_VECTORS));
        TrialReport without = new TrialRun(recording, Optional.empty(), () -> {}).report(options, Set.of());
        assertThat(hitRate(report)).isGreaterThan(.1);
        assertThat(hitRate(without)).isZero();
        assertThat(report.gains().get("without-vectors").rates())
                .as("lists without the vectors, measured beside those with them")
                .isEqualTo(without.standings().merged());
    }

    private static double hitRate(TrialReport report) {
        return report.standings().channels().get("u2i:item2vec").hr20();
    }

    private static Set<String> channels(List<Behaviour> events, TrialOptions protocol) {
        var recording = new Recording(events, World.catalog(new Random(3)), "1", protocol);
        TrialReport report = new TrialRun(recording, Optional.empty(), () -> {})
                .report(RecallOptions.ofDimension(World.DIMENSION), Set.of());
        Set<String> on = new TreeSet<>(report.standings().channels().keySet());
        on.removeAll(report.standings().offChannels());
        return on;
    }

    private static TrialReport after(Behaviour... events) {
        return after(List.of(), events);
    }

    private static TrialReport after(List<Baseline> baselines, Behaviour... events) {
        Trial trial = trial(baselines, events);
        for (Behaviour event : events) {
            trial.next(event, true);
        }
        return trial.report();
    }

    private static Trial trial(List<Baseline> baselines, Behaviour... events) {
        var recording = new Recording(List.of(events), World.catalog("a", "b", "c", "d"), "1", TrialOptions.defaults());
        var engine = new RecallEngine(World.options(), recording.catalogue(), World.centres(1));
        return new Trial(World.options(), recording, engine, baselines, Map.of());
    }
}
