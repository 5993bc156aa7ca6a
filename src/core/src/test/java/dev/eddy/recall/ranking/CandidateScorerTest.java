package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static dev.eddy.recall.ranking.RankingFixtures.ROCK;
import static dev.eddy.recall.ranking.RankingFixtures.clicked;
import static dev.eddy.recall.ranking.RankingFixtures.item;
import static dev.eddy.recall.ranking.RankingFixtures.options;
import static dev.eddy.recall.ranking.RankingFixtures.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.client.Candidate;
import dev.eddy.client.FeatureWeights;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.UserVectors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidateScorerTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final Map<String, RankedItems> lists = new LinkedHashMap<>();

    @Test
    void theWeightsPickTheOrder() {
        lists.put("ucf", list("a", "b"));
        lists.put("icf", list("b", "a"));
        assertThat(order(Map.of("ucf.score", 1.0))).containsExactly("a", "b");
        assertThat(order(Map.of("icf.score", 1.0))).containsExactly("b", "a");
        assertThat(order(Map.of("ucf.rank", 1.0, "icf.rank", 2.0))).containsExactly("b", "a");
        assertThat(order(Map.of("ucf.rank", -1.0))).containsExactly("b", "a");
    }

    @Test
    void aChannelsScoreIsAShareOfItsBestAndItsRankATermThatFallsSlowly() {
        lists.put("ucf", list("a", "b", "c"));
        assertThat(merge(Map.of("ucf.score", 1.0)))
                .containsExactly(
                        new Candidate("a", 1, "u"), new Candidate("b", .5f, "u"), new Candidate("c", .25f, "u"));
        assertThat(merge(Map.of("ucf.rank", 1.0)))
                .containsExactly(
                        new Candidate("a", 1, "u"),
                        new Candidate("b", (float) (1 / 1.1), "u"),
                        new Candidate("c", (float) (1 / 1.2), "u"));
    }

    @Test
    void aListThatFadedToNothingStillHasAnOrder() {
        lists.put("ucf", new RankedItems(numbers, list("b", "a").items(), new float[2]));
        assertThat(merge(Map.of("ucf.score", 1.0, "ucf.rank", 1.0)))
                .extracting(Candidate::itemId)
                .containsExactly("b", "a");
    }

    /** Cosines may be anything from -1 to 1: without a bound, one far item would outweigh all that is learned. */
    @Test
    void aNegativeCosineBesideASmallOneCountsAsNothing() {
        int[] items = list("a", "b").items();
        lists.put("tag", new RankedItems(numbers, items, new float[] {.001f, -.9f}));
        lists.put("ucf", list("b"));
        assertThat(merge(Map.of("tag.score", 1.0, "ucf.score", .5)))
                .containsExactly(new Candidate("a", 1, "t"), new Candidate("b", .5f, "ut"));
    }

    @Test
    void aCandidateNamesItsChannelsInOrderAndEachFamilyOnce() {
        lists.put("hot-90d", list("a"));
        lists.put("hot-1d", list("a", "b"));
        lists.put("cluster-hot-3d", list("a"));
        lists.put("cluster-hot-1d", list("a"));
        lists.put("seq", list("a"));
        lists.put("ucf", list("a"));
        lists.put("icf", list("b"));
        assertThat(merge(Map.of("cosine", 1.0)))
                .extracting(Candidate::channels)
                .containsExactlyInAnyOrder("usch", "ih");
    }

    @Test
    void onlyChannelsWithAWeightTakePart() {
        lists.put("ucf", list("a"));
        lists.put("hot-1d", list("a", "b"));
        lists.put("hot-90d", list("c"));
        assertThat(merge(Map.of("ucf.score", 1.0, "hot-1d.rank", 1.0)))
                .extracting(Candidate::itemId, Candidate::channels)
                .containsExactly(tuple("a", "uh"), tuple("b", "h"));
    }

    @Test
    void tiesGoById() {
        lists.put("ucf", list("c", "a", "b"));
        assertThat(order(Map.of())).containsExactly("a", "b", "c");
    }

    @Test
    void theListIsCutToItsSize() {
        lists.put("ucf", list("a", "b", "c"));
        assertThat(merge(options(2, Map.of("ucf.score", 1.0)), RankingFixtures.tableOf(numbers, "a", "b", "c"), NOW))
                .extracting(Candidate::itemId)
                .containsExactly("a", "b");
    }

    @Test
    void anExploredPlaceNamesItsPropensityAndAMillionClicksAreNoReasonToBeUnsure() {
        lists.put("ucf", list("a", "b", "c"));
        ItemTable table = RankingFixtures.tableOf(numbers, "a", "b", "c");
        ItemUpdate hot = table.get(numbers.of("c"));
        for (int doubled = 0; doubled < 20; doubled++) {
            hot = hot.plus(clickedAsOften(hot));
        }
        table.put(hot);
        ScoringOptions options =
                Options.with(options(2, Map.of("ucf.score", 100.0)), Map.of("scoring.exploration", .5));
        List<Candidate> merged = merge(options, table, NOW);
        assertThat(merged).extracting(Candidate::itemId).containsExactly("a", "b");
        assertThat(merged.get(0).isExplored()).isFalse();
        assertThat(merged.get(1).propensity()).isBetween(.9f, .99f);
    }

    private static ItemUpdate clickedAsOften(ItemUpdate item) {
        return new ItemUpdate(item.itemId(), item.counts(), null, null, null, null);
    }

    @Test
    void ofAChannelThatGoesByContentOnlyTheFirstAreCandidates() {
        String[] items = IntStream.range(0, 30).mapToObj(i -> "i" + (10 + i)).toArray(String[]::new);
        ItemTable table = RankingFixtures.tableOf(numbers, items);
        var options = options(100, Map.of("ucf.rank", 1.0, "tag.rank", 1.0));
        lists.put("tag", list(items));
        assertThat(merge(options, table, NOW)).hasSize(10);
        lists.put("ucf", list(items));
        assertThat(merge(options, table, NOW))
                .hasSize(30)
                .satisfies(all -> assertThat(all.get(9).channels()).isEqualTo("ut"))
                .satisfies(all -> assertThat(all.get(10).channels()).isEqualTo("u"));
    }

    @Test
    void noListsGiveNoCandidates() {
        assertThat(merge(Map.of("ucf.score", 1.0))).isEmpty();
    }

    @Test
    void similarityWithTheInterestCounts() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("jazz", JAZZ, Float.NaN));
        table.put(item("rock", ROCK, Float.NaN));
        table.put(item("untagged", null, Float.NaN));
        assertThat(scores(Map.of("cosine", 1.0), table, "jazz", "rock", "untagged"))
                .isEqualTo(Map.of("jazz", 1f, "rock", 0f, "untagged", 0f));
    }

    @Test
    void hotnessIsAShareOfTheHottestCandidates() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("hot", JAZZ, Float.NaN).plus(clicked("hot", NOW)).plus(clicked("hot", NOW)));
        table.put(item("mild", JAZZ, Float.NaN).plus(clicked("mild", NOW)));
        table.put(item("cold", JAZZ, Float.NaN));
        table.put(item("hotter", JAZZ, Float.NaN).plus(times(9, clicked("hotter", NOW))));
        assertThat(scores(Map.of("hotness", 1.0), table, "hot", "mild", "cold"))
                .isEqualTo(Map.of("hot", 1f, "mild", .5f, "cold", 0f));
        assertThat(scores(Map.of("hotness", 1.0), table, "cold")).isEqualTo(Map.of("cold", 0f));
    }

    @Test
    void freshnessHalvesInItsHalfLife() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("new", JAZZ, Float.NaN));
        table.put(item("old", JAZZ, Float.NaN).plus(clicked("old", NOW - 15 * DAY)));
        Map<String, Float> scores = scores(Map.of("freshness", 1.0), table, "new", "old");
        assertThat(scores.get("old") / scores.get("new")).isEqualTo(.5f, within(1e-6f));
    }

    @Test
    void qualityCountsAndAnAbsentOneIsNeutral() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("good", JAZZ, .9f));
        table.put(item("bad", JAZZ, .1f));
        table.put(item("unknown", JAZZ, Float.NaN));
        assertThat(scores(Map.of("quality", 1.0), table, "good", "bad", "unknown"))
                .isEqualTo(Map.of("good", .9f, "bad", .1f, "unknown", .5f));
    }

    @Test
    void clickThroughRateCountsAndAnAbsentOneIsNeutral() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        ItemUpdate good = item("good", JAZZ, Float.NaN)
                .plus(times(10, clicked("good", NOW)))
                .plus(times(20, shown("good", NOW)));
        table.put(good);
        table.put(item("bad", JAZZ, Float.NaN).plus(times(200, shown("bad", NOW))));
        table.put(item("unknown", JAZZ, Float.NaN).plus(clicked("unknown", NOW)));
        Map<String, Float> scores = scores(Map.of("ctr", 1.0), table, "good", "bad", "unknown");
        assertThat(scores.get("good")).isGreaterThan(.2f);
        assertThat(scores.get("bad")).isLessThan(.02f);
        assertThat(scores.get("unknown")).isBetween(.04f, .1f);
    }

    @Test
    void aClickThroughRateNobodyMeasuredIsThePrior() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("never-shown", JAZZ, Float.NaN).plus(clicked("never-shown", NOW)));
        // The one impression of long ago is all but forgotten.
        long later = NOW + 2_000 * DAY;
        lists.put("ucf", list("never-shown"));
        assertThat(merge(options(5, Map.of("ctr", 1.0)), table, later).get(0).score())
                .isEqualTo(.05f, within(1e-6f));
    }

    @Test
    void whoClicksWhatIsLikeTheirInterestTeachesThatItCounts() {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("jazz", JAZZ, Float.NaN));
        table.put(item("rock", ROCK, Float.NaN));
        lists.put("ucf", list("jazz", "rock"));
        ScoringOptions options = options(5, Map.of("cosine-last", .5));
        var scorer = new CandidateScorer(options, FeatureSpace.BUILT_IN);
        var ranker = new LinearRanker(options, FeatureSpace.BUILT_IN);
        var rankingContext = RankingFixtures.rankingContext(JAZZ, ROCK, null, Context.NEWCOMER, Context.SESSION);
        scorer.merge(lists, RankingFixtures.nothingPopular(numbers, table), rankingContext, ranker, table, NOW);
        ranker.learn(scorer.lesson(table, numbers.of("jazz")), 1);
        assertThat(ranker.weight(FeatureSpace.BUILT_IN.indexOf("cosine"))).isPositive();
        assertThat(ranker.weight(FeatureSpace.BUILT_IN.indexOf("cosine-last"))).isLessThan(.5);
        assertThat(ranker.weight(FeatureSpace.BUILT_IN.indexOf("cosine-recent")))
                .isZero();
    }

    @Test
    void whatOnlyChannelsByContentHaveTeachesNothingOfTheOthersWhereAnotherIsClicked() {
        lists.put("ucf", list("jazz", "rock"));
        Map<String, Double> without = learnedOf("jazz");
        lists.put("tag", list("also-jazz"));
        Map<String, Double> with = learnedOf("jazz");
        assertThat(with.get("cosine")).isNotZero().isEqualTo(without.get("cosine"));
        assertThat(with.get("ucf.rank")).isNotZero().isEqualTo(without.get("ucf.rank"));
        assertThat(with.get("tag.rank")).isNegative();
    }

    @Test
    void whatOnlyAChannelByContentHasTeachesOfAllOnceItIsClicked() {
        lists.put("ucf", list("rock"));
        lists.put("tag", list("jazz"));
        Map<String, Double> learned = learnedOf("jazz");
        assertThat(learned.get("cosine")).isPositive();
        assertThat(learned.get("ucf.rank")).isNegative();
        assertThat(learned.get("tag.rank")).isPositive();
    }

    @Test
    void theCosinesInASpaceOfItsOwnCount() {
        List<VectorSpace> spaces = List.of(VectorSpace.ofBehaviour("moves", 2));
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), spaces);
        table.put(item("jazz", ROCK, Float.NaN).plus(ItemUpdate.of(new ItemVector("moves", "jazz", JAZZ))));
        table.put(item("rock", JAZZ, Float.NaN).plus(ItemUpdate.of(new ItemVector("moves", "rock", ROCK))));
        lists.put("ucf", list("rock", "jazz"));
        ScoringOptions options = options(5, Map.of("cosine:moves", .5));
        FeatureSpace features = FeatureSpace.of(spaces);
        var scorer = new CandidateScorer(options, features);
        var ranker = new LinearRanker(options, features);
        var user = new RankingContext(
                List.of(new UserVectors(null, null, null, List.of()), new UserVectors(JAZZ, null, JAZZ, List.of())),
                List.of(),
                RankingFixtures.FRESH,
                0);
        List<Candidate> merged =
                scorer.merge(lists, RankingFixtures.nothingPopular(numbers, table), user, ranker, table, NOW);
        assertThat(merged).extracting(Candidate::itemId).containsExactly("jazz", "rock");
        assertThat(scorer.parts(ranker, table, numbers.of("jazz")))
                .containsExactly(new CandidateScorer.FeaturePart("cosine:moves", 1, .5));
        ranker.learn(scorer.lesson(table, numbers.of("jazz")), 1);
        assertThat(ranker.weight(features.indexOf("cosine-recent:moves"))).isPositive();
        assertThat(ranker.weight(features.indexOf("cosine-recent"))).isZero();
    }

    @Test
    void whatOnlyASpaceOfBehaviourHasTeachesOfAllLikeCollaborativeFiltering() {
        FeatureSpace features = FeatureSpace.of(List.of(VectorSpace.ofBehaviour("moves", 2)));
        var pool = new CandidatePool(features);
        pool.start(RankingFixtures.nothingPopular(numbers, RankingFixtures.tableOf(numbers, "a", "b")), numbers);
        List<String> names = features.channels().stream().map(ChannelInfo::name).toList();
        pool.add(names.indexOf("u2i:moves"), list("a"));
        pool.add(names.indexOf("tag"), list("b"));
        assertThat(pool.isOnlyContent(pool.indexOf(numbers.of("a")))).isFalse();
        assertThat(pool.isOnlyContent(pool.indexOf(numbers.of("b")))).isTrue();
        assertThat(pool.codes(pool.indexOf(numbers.of("a")))).isEqualTo("v");
    }

    /** What is near to a sum of items is similar to these, so their channel would only cost time. */
    @Test
    void ofASpaceOfBehaviourOneChannelIsMergedUnlessTheOtherHasAWeight() {
        FeatureSpace features = FeatureSpace.of(List.of(
                VectorSpace.ofBehaviour("moves", 2),
                VectorSpace.ofContent("title", 2),
                VectorSpace.ofTower("taste", 2)));
        assertThat(new CandidateScorer(options(5, Map.of()), features).channels())
                .contains("u2i:moves", "u2i:title", "i2i:title", "u2i:taste", "i2i:taste", "i2i", "ucf")
                .doesNotContain("i2i:moves");
        assertThat(new CandidateScorer(options(5, Map.of("i2i:moves.score", 1.0)), features).channels())
                .containsExactly("i2i:moves");
    }

    /** The weights after a click, where there were none before. */
    private Map<String, Double> learnedOf(String clicked) {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        table.put(item("jazz", JAZZ, Float.NaN));
        table.put(item("also-jazz", JAZZ, Float.NaN));
        table.put(item("rock", ROCK, Float.NaN));
        ScoringOptions options = options(5, Map.of());
        var scorer = new CandidateScorer(options, FeatureSpace.BUILT_IN);
        var ranker = new LinearRanker(options, FeatureSpace.BUILT_IN);
        var rankingContext = RankingFixtures.rankingContext(JAZZ, null, null);
        scorer.merge(lists, RankingFixtures.nothingPopular(numbers, table), rankingContext, ranker, table, NOW);
        ranker.learn(scorer.lesson(table, numbers.of(clicked)), 1);
        return ranker.weights().stream()
                .collect(Collectors.toMap(
                        FeatureWeights::feature, weights -> weights.weights().get(0)));
    }

    private RankedItems list(String... itemIds) {
        return RankingFixtures.list(numbers, itemIds);
    }

    private List<String> order(Map<String, Double> weights) {
        return merge(weights).stream().map(Candidate::itemId).toList();
    }

    private List<Candidate> merge(Map<String, Double> weights) {
        return merge(options(10, weights), RankingFixtures.tableOf(numbers, "a", "b", "c"), NOW);
    }

    private List<Candidate> merge(ScoringOptions options, ItemTable table, long asOfMillis) {
        var rankingContext = RankingFixtures.rankingContext(JAZZ, null, null, Context.NEWCOMER, Context.SESSION);
        PopularItems popular = RankingFixtures.nothingPopular(numbers, table);
        return new CandidateScorer(options, FeatureSpace.BUILT_IN)
                .merge(
                        lists,
                        popular,
                        rankingContext,
                        new LinearRanker(options, FeatureSpace.BUILT_IN),
                        table,
                        asOfMillis);
    }

    private Map<String, Float> scores(Map<String, Double> weights, ItemTable table, String... items) {
        lists.put("ucf", list(items));
        Map<String, Float> scores = new HashMap<>();
        for (Candidate candidate : merge(options(10, weights), table, NOW)) {
            scores.put(candidate.itemId(), candidate.score());
        }
        return scores;
    }

    private static ItemUpdate times(int times, ItemUpdate part) {
        ItemUpdate sum = part;
        for (int i = 1; i < times; i++) {
            sum = sum.plus(part);
        }
        return sum;
    }
}
