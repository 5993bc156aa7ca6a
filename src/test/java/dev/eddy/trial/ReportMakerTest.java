package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.trial.TrialReport.Coverage;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Interval;
import dev.eddy.trial.TrialReport.Slice;
import dev.eddy.trial.TrialReport.Stretch;
import dev.eddy.trial.TrialReport.VectorHits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReportMakerTest {
    private static final List<ChannelInfo> CHANNELS = Channels.infos(
            Channels.of(Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofBehaviour("item2vec", 64))));

    private final Contest contest = new Contest(CHANNELS, List.of("strong", "weak", "item-cf"), List.of(Beside.FROZEN));

    @Test
    void theBestIsWhoHitsMostAmongTheFirstTwenty() {
        click("ann", true, true, Map.of("ucf", 1, "icf", 20, "strong", 20));
        click("ann", true, true, Map.of("icf", 20, "strong", 20, "weak", 21));
        TrialReport report = report();
        assertThat(report.standings().bestChannel()).isEqualTo("icf");
        assertThat(report.standings().bestBaseline()).isEqualTo("strong");
        assertThat(report.standings().channels().get("icf").hr20()).isEqualTo(1);
        assertThat(report.standings().channels().get("icf").hr10()).isZero();
    }

    @Test
    void aFamilyIsAsGoodAsItsBestHalfLife() {
        click("ann", true, true, Map.of("hot-14d", 2, "cluster-hot-1d", 1));
        TrialReport report = report();
        assertThat(report.standings().channels().get("hot"))
                .isEqualTo(report.standings().channels().get("hot-14d"));
        assertThat(report.standings().channels().get("cluster-hot"))
                .isEqualTo(report.standings().channels().get("cluster-hot-1d"));
        assertThat(report.standings().channels().get("hot-1d").hr20()).isZero();
    }

    @Test
    void eachSliceHasItsOwnBest() {
        click("ann", true, true, Map.of("merged", 1, "ucf", 1, "weak", 2));
        click("ann", true, false, Map.of("ucf", 4, "strong", 1));
        click("bob", false, false, Map.of("seq", 2, "strong", 1));
        click("bob", false, false, Map.of("merged", 1, "seq", 2, "strong", 1));
        Map<String, Slice> slices = slices(report());
        assertThat(slices.keySet())
                .containsExactlyInAnyOrder(
                        "users with few clicks",
                        "new users",
                        "known users",
                        "items without an event",
                        "items of an hour",
                        "items of a day",
                        "items of a week",
                        "older items");
        Slice newItems = slices.get("items of a day");
        assertThat(newItems.scored()).isEqualTo(1);
        assertThat(newItems.merged().hr20()).isEqualTo(1);
        assertThat(newItems.bestBaseline().name()).isEqualTo("weak");
        assertThat(newItems.bestBaseline().rates().mrr20()).isEqualTo(.5);
        Slice known = slices.get("known users");
        assertThat(known.scored()).isEqualTo(2);
        assertThat(known.merged().hr20()).isEqualTo(.5);
        assertThat(known.bestChannel().name()).isEqualTo("seq");
        assertThat(known.bestBaseline().name()).isEqualTo("strong");
        assertThat(slices.get("new users").bestChannel().rates().mrr20()).isEqualTo(.625);
        assertThat(slices.get("older items").scored()).isEqualTo(3);
    }

    @Test
    void clicksAreCountedByTheAgeOfTheItemAndByWhatIsKnownOfTheUser() {
        long[] hours = {0, 1, 23, 24, 167, 168};
        for (int i = 0; i < hours.length; i++) {
            contest.begin(new ScoredClick("ann", "item", i, 1 + i, i == 0, TimeUnit.HOURS.toMillis(hours[i])));
        }
        Map<String, Slice> slices = slices(report());
        assertThat(slices.values())
                .extracting(Slice::name, Slice::scored)
                .containsExactlyInAnyOrder(
                        tuple("users with few clicks", 3),
                        tuple("new users", 4),
                        tuple("known users", 2),
                        tuple("items without an event", 1),
                        tuple("items of an hour", 1),
                        tuple("items of a day", 3),
                        tuple("items of a week", 5),
                        tuple("older items", 1));
    }

    @Test
    void whatCollaborativeFilteringDoesNotFindIsCounted() {
        click("ann", true, true, Map.of("tag", 1));
        click("ann", true, true, Map.of("tag", 20, "ucf", 21));
        click("ann", true, true, Map.of("tag", 1, "next", 20));
        click("ann", true, true, Map.of("tag", 21));
        click("bob", false, false, Map.of("tag", 1, "hot-3d", 1));
        Map<String, Slice> slices = slices(report());
        assertThat(slices.get("new users").vectors())
                .contains(
                        entry("tag", new VectorHits(.75, .5)),
                        entry("cross", new VectorHits(0, 0)),
                        entry("i2i", new VectorHits(0, 0)));
        assertThat(slices.get("older items").vectors()).contains(entry("tag", new VectorHits(1, 1)));
    }

    @Test
    void aSpaceOfBehaviourIsComparedWithOtherCollaborativeFiltering() {
        click("ann", true, true, Map.of("u2i:item2vec", 1));
        click("ann", true, true, Map.of("u2i:item2vec", 1, "i2i:item2vec", 1));
        click("ann", true, true, Map.of("u2i:item2vec", 1, "ucf", 1));
        click("ann", true, true, Map.of("ucf", 1));
        assertThat(slices(report()).get("new users").vectors())
                .contains(
                        entry("u2i:item2vec", new VectorHits(.75, .5)),
                        entry("i2i:item2vec", new VectorHits(.25, .25)));
    }

    @Test
    void overTimeThereAreTwentyEqualStretches() {
        for (int i = 0; i < 60; i++) {
            click("ann", false, false, i < 3 ? Map.of("merged", 1, "hot-3d", 1) : Map.of("strong", 1));
        }
        List<Stretch> stretches = report().stretches();
        assertThat(stretches).hasSize(20).allMatch(stretch -> stretch.scored() == 3);
        assertThat(stretches.get(0).hr20())
                .containsExactly(
                        entry("merged", 1.0),
                        entry("strong", 0.0),
                        entry("ucf", 0.0),
                        entry("sknn", 0.0),
                        entry("icf", 0.0),
                        entry("seq", 0.0),
                        entry("next", 0.0),
                        entry("walk", 0.0),
                        entry("repeat", 0.0),
                        entry("tag", 0.0),
                        entry("cross", 0.0),
                        entry("i2i", 0.0),
                        entry("fresh", 0.0),
                        entry("cluster-hot-1d", 0.0),
                        entry("hot-3d", 1.0),
                        entry("u2i:item2vec", 0.0));
        assertThat(stretches.get(19).hr20()).contains(entry("merged", 0.0), entry("strong", 1.0));
        assertThat(stretches.get(0).fromMillis()).isZero();
        assertThat(stretches.get(0).toMillis()).isEqualTo(2);
        assertThat(stretches.get(19).toMillis()).isEqualTo(59);
    }

    @Test
    void fewClicksMakeFewStretches() {
        click("ann", true, true, Map.of());
        assertThat(report().stretches()).hasSize(1);
    }

    @Test
    void whatTheMixtureFindsBeyondPopularityIsToldOfItsHits() {
        click("ann", true, true, Map.of("merged", 1, "hot-3d", 20));
        click("ann", true, true, Map.of("merged", 1, "hot-3d", 21));
        click("ann", true, true, Map.of("merged", 20));
        click("ann", true, true, Map.of("merged", 20));
        click("ann", true, true, Map.of("merged", 21, "hot-1d", 50));
        assertThat(report().beyondPopularity().popularity()).isEqualTo("hot-3d");
        assertThat(report().beyondPopularity().share()).isEqualTo(.75);
    }

    /** Few users say little, however alike they are. */
    private static void assertContained(Estimate estimate, double value) {
        assertThat(estimate.value()).isEqualTo(value);
        assertThat(value).isStrictlyBetween(estimate.low(), estimate.high());
    }

    @Test
    void theRatioIsThatOfTheMixtureToTheBestBaseline() {
        for (String user : List.of("ann", "bob", "cid", "dee")) {
            click(user, true, true, Map.of("merged", 1, "strong", 2));
            click(user, true, true, Map.of("merged", 1));
        }
        TrialReport.Confidence confidence = report().comparisons().confidence();
        assertContained(confidence.ratio().hr20(), 2);
        assertContained(confidence.ratio().mrr20(), 4);
        assertThat(confidence.merged().hr20().value()).isEqualTo(1);
        assertThat(confidence.merged().hr20().high()).isEqualTo(1);
        assertContained(confidence.bestBaseline().hr20(), .5);
    }

    @Test
    void theMixtureIsComparedWithEveryBaseline() {
        for (String user : List.of("ann", "bob", "cid", "dee")) {
            click(user, true, true, Map.of("merged", 1, "strong", 2));
            click(user, true, true, Map.of("merged", 1));
        }
        TrialReport report = report();
        assertThat(report.comparisons().ratios().keySet()).containsExactly("strong", "weak", "item-cf");
        assertThat(report.comparisons().ratios().get("strong"))
                .isEqualTo(report.comparisons().confidence().ratio());
        assertThat(report.comparisons().ratios().get("weak")).isEqualTo(new Interval(null, null));
    }

    @Test
    void aChannelIsComparedWithThePlainMethodsOfItsKindThatTakePart() {
        for (String user : List.of("ann", "bob")) {
            click(user, true, true, Map.of("icf", 1, "item-cf", 9, "ucf", 1, "hot-3d", 1));
            click(user, true, true, Map.of("item-cf", 20));
        }
        Map<String, Map<String, Interval>> ratios = report().comparisons().channelRatios();
        assertThat(ratios.keySet()).containsExactly("icf");
        assertThat(ratios.get("icf").keySet()).containsExactly("item-cf");
        assertContained(ratios.get("icf").get("item-cf").hr20(), .5);
        assertThat(ratios.get("icf").get("item-cf").mrr20().value()).isGreaterThan(1);
    }

    @Test
    void aBaselineThatNeverHitsGivesNoRatio() {
        click("ann", true, true, Map.of("merged", 1));
        assertThat(report().comparisons().confidence().ratio().hr20()).isNull();
    }

    @Test
    void theGainOfLiveListsIsOverThoseOfMidnight() {
        for (String user : List.of("ann", "bob")) {
            click(user, true, true, Map.of("merged", 1, "frozen", 5));
            click(user, true, true, Map.of("merged", 1, "frozen", 5));
            click(user, true, true, Map.of("merged", 1));
        }
        TrialReport.Gain gain = report().gains().get("frozen");
        assertThat(gain.rates().hr20()).isEqualTo(2 / 3.0);
        assertContained(gain.ratio().hr20(), 1.5);
        assertThat(gain.ratio().mrr20().value()).isEqualTo(7.5);
    }

    private TrialReport report() {
        int clicks = contest.clicks().size();
        var counts = new TrialReport.Counts(clicks, 0, clicks);
        var noUnknown = new TrialReport.UnknownUsers(0, 0);
        return new ReportMaker(contest).report(counts, noUnknown, noCoverage(), List.of());
    }

    private static Coverage noCoverage() {
        return new Coverage(0, 0, Map.of(), new TrialReport.Variety(null, null, null));
    }

    /** A click at as many milliseconds as there were clicks before. */
    private void click(String user, boolean isNewUser, boolean isNewItem, Map<String, Integer> ranks) {
        long age = TimeUnit.DAYS.toMillis(isNewItem ? 0 : 7);
        int index = contest.begin(
                new ScoredClick(user, "item", contest.clicks().size(), isNewUser ? 3 : 5, isNewItem, age));
        ranks.forEach((name, rank) -> ranks(name).put(index, rank));
    }

    private Ranks ranks(String name) {
        for (ChannelInfo channel : CHANNELS) {
            if (channel.name().equals(name)) {
                return contest.channels().get(channel);
            }
        }
        return switch (name) {
            case "merged" -> contest.merged();
            case "frozen" -> contest.others().get(Beside.FROZEN);
            default -> contest.baselines().get(name);
        };
    }

    private static Map<String, Slice> slices(TrialReport report) {
        return report.slices().stream().collect(Collectors.toMap(Slice::name, slice -> slice));
    }
}
