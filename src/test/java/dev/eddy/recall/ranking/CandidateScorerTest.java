package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.Recall.DAY;
import static dev.eddy.recall.ranking.Recall.JAZZ;
import static dev.eddy.recall.ranking.Recall.NOW;
import static dev.eddy.recall.ranking.Recall.ROCK;
import static dev.eddy.recall.ranking.Recall.clicked;
import static dev.eddy.recall.ranking.Recall.item;
import static dev.eddy.recall.ranking.Recall.options;
import static dev.eddy.recall.ranking.Recall.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.client.Candidate;
import dev.eddy.client.FeatureWeights;
import dev.eddy.item.ItemPopularity;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PopularityDigest;
import dev.eddy.recall.items.RankedItems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidateScorerTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final Map<Channel, RankedItems> lists = new LinkedHashMap<>();

    @Test
    void theWeightsPickTheOrder() {
        lists.put(Channel.UCF, list("a", "b"));
        lists.put(Channel.ICF, list("b", "a"));
        assertThat(order(Map.of("ucf.score", 1.0))).containsExactly("a", "b");
        assertThat(order(Map.of("icf.score", 1.0))).containsExactly("b", "a");
        assertThat(order(Map.of("ucf.rank", 1.0, "icf.rank", 2.0))).containsExactly("b", "a");
        assertThat(order(Map.of("ucf.rank", -1.0))).containsExactly("b", "a");
    }

    @Test
    void aChannelsScoreIsAShareOfItsBestAndItsRankATermThatFallsSlowly() {
        lists.put(Channel.UCF, list("a", "b", "c"));
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
        lists.put(Channel.UCF, new RankedItems(numbers, list("b", "a").items(), new float[2]));
        assertThat(merge(Map.of("ucf.score", 1.0, "ucf.rank", 1.0)))
                .extracting(Candidate::itemId)
                .containsExactly("b", "a");
    }

    @Test
    void aCandidateNamesItsChannelsInOrderAndEachFamilyOnce() {
        lists.put(Channel.HOT.get(3), list("a"));
        lists.put(Channel.HOT.get(0), list("a", "b"));
        lists.put(Channel.CLUSTER_HOT.get(1), list("a"));
        lists.put(Channel.CLUSTER_HOT.get(0), list("a"));
        lists.put(Channel.SEQ, list("a"));
        lists.put(Channel.UCF, list("a"));
        lists.put(Channel.ICF, list("b"));
        assertThat(merge(Map.of("cosine", 1.0)))
                .extracting(Candidate::channels)
                .containsExactlyInAnyOrder("usch", "ih");
    }

    @Test
    void onlyChannelsWithAWeightTakePart() {
        lists.put(Channel.UCF, list("a"));
        lists.put(Channel.HOT.get(0), list("a", "b"));
        lists.put(Channel.HOT.get(3), list("c"));
        assertThat(merge(Map.of("ucf.score", 1.0, "hot-1d.rank", 1.0)))
                .extracting(Candidate::itemId, Candidate::channels)
                .containsExactly(tuple("a", "uh"), tuple("b", "h"));
    }

    @Test
    void tiesGoById() {
        lists.put(Channel.UCF, list("c", "a", "b"));
        assertThat(order(Map.of())).containsExactly("a", "b", "c");
    }

    @Test
    void theListIsCutToItsSize() {
        lists.put(Channel.UCF, list("a", "b", "c"));
        assertThat(merge(options(2, Map.of("ucf.score", 1.0)), Recall.digestOf(numbers, "a", "b", "c"), NOW))
                .extracting(Candidate::itemId)
                .containsExactly("a", "b");
    }

    @Test
    void ofAChannelThatGoesByContentOnlyTheFirstAreCandidates() {
        String[] items = IntStream.range(0, 30).mapToObj(i -> "i" + (10 + i)).toArray(String[]::new);
        PopularityDigest digest = Recall.digestOf(numbers, items);
        var options = options(100, Map.of("ucf.rank", 1.0, "tag.rank", 1.0));
        lists.put(Channel.TAG, list(items));
        assertThat(merge(options, digest, NOW)).hasSize(10);
        lists.put(Channel.UCF, list(items));
        assertThat(merge(options, digest, NOW))
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
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("jazz", JAZZ, Float.NaN));
        digest.put(item("rock", ROCK, Float.NaN));
        digest.put(item("untagged", null, Float.NaN));
        assertThat(scores(Map.of("cosine", 1.0), digest, "jazz", "rock", "untagged"))
                .isEqualTo(Map.of("jazz", 1f, "rock", 0f, "untagged", 0f));
    }

    @Test
    void hotnessIsAShareOfTheHottestCandidates() {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("hot", JAZZ, Float.NaN).plus(clicked("hot", NOW)).plus(clicked("hot", NOW)));
        digest.put(item("mild", JAZZ, Float.NaN).plus(clicked("mild", NOW)));
        digest.put(item("cold", JAZZ, Float.NaN));
        digest.put(item("hotter", JAZZ, Float.NaN).plus(times(9, clicked("hotter", NOW))));
        assertThat(scores(Map.of("hotness", 1.0), digest, "hot", "mild", "cold"))
                .isEqualTo(Map.of("hot", 1f, "mild", .5f, "cold", 0f));
        assertThat(scores(Map.of("hotness", 1.0), digest, "cold")).isEqualTo(Map.of("cold", 0f));
    }

    @Test
    void freshnessHalvesInItsHalfLife() {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("new", JAZZ, Float.NaN));
        digest.put(item("old", JAZZ, Float.NaN).plus(clicked("old", NOW - 15 * DAY)));
        Map<String, Float> scores = scores(Map.of("freshness", 1.0), digest, "new", "old");
        assertThat(scores.get("old") / scores.get("new")).isEqualTo(.5f, within(1e-6f));
    }

    @Test
    void qualityCountsAndAnAbsentOneIsNeutral() {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("good", JAZZ, .9f));
        digest.put(item("bad", JAZZ, .1f));
        digest.put(item("unknown", JAZZ, Float.NaN));
        assertThat(scores(Map.of("quality", 1.0), digest, "good", "bad", "unknown"))
                .isEqualTo(Map.of("good", .9f, "bad", .1f, "unknown", .5f));
    }

    @Test
    void clickThroughRateCountsAndAnAbsentOneIsNeutral() {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        ItemPopularity good = item("good", JAZZ, Float.NaN)
                .plus(times(10, clicked("good", NOW)))
                .plus(times(20, shown("good", NOW)));
        digest.put(good);
        digest.put(item("bad", JAZZ, Float.NaN).plus(times(200, shown("bad", NOW))));
        digest.put(item("unknown", JAZZ, Float.NaN).plus(clicked("unknown", NOW)));
        Map<String, Float> scores = scores(Map.of("ctr", 1.0), digest, "good", "bad", "unknown");
        assertThat(scores.get("good")).isGreaterThan(.2f);
        assertThat(scores.get("bad")).isLessThan(.02f);
        assertThat(scores.get("unknown")).isBetween(.04f, .1f);
    }

    @Test
    void aClickThroughRateNobodyMeasuredIsThePrior() {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("never-shown", JAZZ, Float.NaN).plus(clicked("never-shown", NOW)));
        // The one impression of long ago is all but forgotten.
        long later = NOW + 2_000 * DAY;
        lists.put(Channel.UCF, list("never-shown"));
        assertThat(merge(options(5, Map.of("ctr", 1.0)), digest, later).get(0).score())
                .isEqualTo(.05f, within(1e-6f));
    }

    @Test
    void whoClicksWhatIsLikeTheirInterestTeachesThatItCounts() {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("jazz", JAZZ, Float.NaN));
        digest.put(item("rock", ROCK, Float.NaN));
        lists.put(Channel.UCF, list("jazz", "rock"));
        ScoringOptions options = options(5, Map.of("cosine-last", .5));
        var scorer = new CandidateScorer(options);
        var mixture = new Mixture(options);
        var taste = new Taste(JAZZ, ROCK, null, List.of(Context.NEWCOMER, Context.SESSION));
        scorer.merge(lists, Recall.nothingPopular(numbers, digest), taste, mixture, digest, NOW);
        scorer.learn(mixture, digest, numbers.of("jazz"));
        assertThat(mixture.weight(FeatureSpace.COSINE)).isPositive();
        assertThat(mixture.weight(FeatureSpace.COSINE_LAST)).isLessThan(.5);
        assertThat(mixture.weight(FeatureSpace.COSINE_RECENT)).isZero();
    }

    @Test
    void whatOnlyChannelsByContentHaveTeachesNothingOfTheOthersWhereAnotherIsClicked() {
        lists.put(Channel.UCF, list("jazz", "rock"));
        Map<String, Double> without = learnedOf("jazz");
        lists.put(Channel.TAG, list("also-jazz"));
        Map<String, Double> with = learnedOf("jazz");
        assertThat(with.get("cosine")).isNotZero().isEqualTo(without.get("cosine"));
        assertThat(with.get("ucf.rank")).isNotZero().isEqualTo(without.get("ucf.rank"));
        assertThat(with.get("tag.rank")).isNegative();
    }

    @Test
    void whatOnlyAChannelByContentHasTeachesOfAllOnceItIsClicked() {
        lists.put(Channel.UCF, list("rock"));
        lists.put(Channel.TAG, list("jazz"));
        Map<String, Double> learned = learnedOf("jazz");
        assertThat(learned.get("cosine")).isPositive();
        assertThat(learned.get("ucf.rank")).isNegative();
        assertThat(learned.get("tag.rank")).isPositive();
    }

    /** The weights after a click, where there were none before. */
    private Map<String, Double> learnedOf(String clicked) {
        var digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
        digest.put(item("jazz", JAZZ, Float.NaN));
        digest.put(item("also-jazz", JAZZ, Float.NaN));
        digest.put(item("rock", ROCK, Float.NaN));
        ScoringOptions options = options(5, Map.of());
        var scorer = new CandidateScorer(options);
        var mixture = new Mixture(options);
        var taste = new Taste(JAZZ, null, null, List.of());
        scorer.merge(lists, Recall.nothingPopular(numbers, digest), taste, mixture, digest, NOW);
        scorer.learn(mixture, digest, numbers.of(clicked));
        return mixture.weights().stream()
                .collect(Collectors.toMap(
                        FeatureWeights::feature, weights -> weights.weights().get(0)));
    }

    private RankedItems list(String... itemIds) {
        return Recall.list(numbers, itemIds);
    }

    private List<String> order(Map<String, Double> weights) {
        return merge(weights).stream().map(Candidate::itemId).toList();
    }

    private List<Candidate> merge(Map<String, Double> weights) {
        return merge(options(10, weights), Recall.digestOf(numbers, "a", "b", "c"), NOW);
    }

    private List<Candidate> merge(ScoringOptions options, PopularityDigest digest, long asOfMillis) {
        var taste = new Taste(JAZZ, null, null, List.of(Context.NEWCOMER, Context.SESSION));
        PopularItems popular = Recall.nothingPopular(numbers, digest);
        return new CandidateScorer(options).merge(lists, popular, taste, new Mixture(options), digest, asOfMillis);
    }

    private Map<String, Float> scores(Map<String, Double> weights, PopularityDigest digest, String... items) {
        lists.put(Channel.UCF, list(items));
        Map<String, Float> scores = new HashMap<>();
        for (Candidate candidate : merge(options(10, weights), digest, NOW)) {
            scores.put(candidate.itemId(), candidate.score());
        }
        return scores;
    }

    private static ItemPopularity times(int times, ItemPopularity part) {
        ItemPopularity sum = part;
        for (int i = 1; i < times; i++) {
            sum = sum.plus(part);
        }
        return sum;
    }
}
