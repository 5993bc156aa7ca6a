package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.client.Candidate;
import dev.eddy.client.Version;
import dev.eddy.control.Question;
import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Popular;
import dev.eddy.item.Tag;
import dev.eddy.option.Options;
import dev.eddy.recall.Explanation.Facts;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.Explanation.Outcome;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.CandidateScorer;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.recall.ranking.Recaller.Place;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.record.RecordJson;
import dev.eddy.record.TextHash;
import dev.eddy.user.Aversion;
import dev.eddy.user.Impressions;
import dev.eddy.user.Interaction;
import dev.eddy.user.Mutes;
import dev.eddy.user.Placement;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final int CLUSTER = 3;
    private static final int LIST_SIZE = 2;

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table =
            RankingFixtures.tableOf(numbers, "a", "b", "c", "d", "e", "had", "disliked", "nobody's");
    private final ClusterModel cluster =
            new ClusterModel(Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
    private final ScoringOptions options = RankingFixtures.options(
            LIST_SIZE, Map.of("ucf.score", 1.0, "icf.rank", .5, "cosine", .25, "hotness", .1, "quality", -.5));
    private final Recaller recaller = Recaller.ofAllChannels(
            new CandidateScorer(options, FeatureSpace.BUILT_IN), Options.defaults(NeighbourOptions.class));
    private final Explainer explainer = new Explainer(options, recaller, table);
    private final LinearRanker ranker = new LinearRanker(options, FeatureSpace.BUILT_IN);

    ExplainerTest() {
        put("ann", liked("a"), liked("had"), new Interaction("disliked", NOW - DAY, 0, -2));
        put("bob", liked("a"), liked("b"), liked("c"));
        put("eve", liked("a"), liked("b"), liked("d"));
        put("joe", liked("a"), liked("b"), liked("e"));
    }

    @Test
    void whatIsInTheListIsExplainedByItsPlaceThere() {
        List<Candidate> list = recalled();
        for (int rank = 1; rank <= list.size(); rank++) {
            Candidate candidate = list.get(rank - 1);
            ItemPart item = explained(candidate.itemId());
            assertThat(item.outcome()).isEqualTo(Outcome.RECALLED);
            assertThat(item.rank()).isEqualTo(rank);
            assertThat(item.score()).isEqualTo(candidate.score());
            assertThat(item.listSize()).isEqualTo(LIST_SIZE);
        }
    }

    @Test
    void theFeaturesByTheirWeightsAreTheScore() {
        for (Candidate candidate : recalled()) {
            List<FeaturePart> parts = explained(candidate.itemId()).parts();
            assertThat(parts).extracting(FeaturePart::feature).contains("ucf.score", "icf.rank", "quality");
            assertThat(parts.stream().mapToDouble(FeaturePart::amount).sum())
                    .isCloseTo(candidate.score(), within(1e-5));
        }
    }

    @Test
    void similarUsersAndTheUsersOwnItemsAreTheCauses() {
        Map<String, Place> places = places(explained("b"));
        assertThat(places.get("ucf").causes()).extracting(Cause::id).containsExactlyInAnyOrder("bob", "eve", "joe");
        assertThat(places.get("icf").causes()).extracting(Cause::id).contains("a");
        assertThat(places.get("ucf").causes().stream().mapToDouble(Cause::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(places(explained("c")).get("ucf").causes()).containsExactly(new Cause("bob", 1));
    }

    @Test
    void whatWasHadNextByEverybodyIsExplainedByTheUsersItem() {
        table.put(table.get(numbers.of("a")).plus(Popular.followed("a", "d", 4)));
        assertThat(places(explained("d")).get("next").causes()).containsExactly(new Cause("a", 1));
    }

    @Test
    void whatIsSimilarByItsVectorIsExplainedByTheUsersItem() {
        table.tagSpace().similar().put(numbers.of("a"), new int[] {numbers.of("d")}, new float[] {.9f});
        assertThat(places(explained("d")).get("i2i").causes()).containsExactly(new Cause("a", 1));
    }

    @Test
    void whatComesBackIsExplainedByTheUsersClicksOnIt() {
        for (int i = 0; i < 100; i++) {
            cluster.learnReturns(ranker.returnRates(), "ann", new Interaction("had", NOW, 0, 1));
        }
        Place place = places(explained("had")).get("repeat");
        assertThat(place.causes()).isEmpty();
        assertThat(place.causedBy()).isEqualTo("own clicks on it, or its popularity");
    }

    @Test
    void whatScoresTooLowIsOutscored() {
        List<String> inTheList = recalled().stream().map(Candidate::itemId).toList();
        List<String> left = new ArrayList<>(List.of("b", "c", "d", "e"));
        left.removeAll(inTheList);
        for (String itemId : left) {
            ItemPart item = explained(itemId);
            assertThat(item.outcome()).isEqualTo(Outcome.OUTSCORED);
            assertThat(item.rank()).isZero();
            assertThat(item.score()).isLessThanOrEqualTo(item.lastScore());
        }
    }

    @Test
    void whatIsFilteredIsExplainedByTheFilter() {
        assertThat(explained("had").outcome()).isEqualTo(Outcome.HAD);
        assertThat(explained("disliked").outcome()).isEqualTo(Outcome.DISLIKED);
        table.put(ItemUpdate.of(features("down", true, Long.MIN_VALUE, Long.MAX_VALUE))
                .plus(RankingFixtures.clicked("down", NOW - DAY)));
        assertThat(explained("down").outcome()).isEqualTo(Outcome.TAKEN_DOWN);
        table.put(ItemUpdate.of(features("expired", false, Long.MIN_VALUE, NOW))
                .plus(RankingFixtures.clicked("expired", NOW - DAY)));
        assertThat(explained("expired").outcome()).isEqualTo(Outcome.EXPIRED);
        table.put(ItemUpdate.of(features("tomorrow", false, NOW + DAY, Long.MAX_VALUE))
                .plus(RankingFixtures.clicked("tomorrow", NOW - DAY)));
        assertThat(explained("tomorrow").outcome()).isEqualTo(Outcome.NOT_YET_PUBLISHED);
        assertThat(explained("tomorrow").facts().availableSinceMillis()).isEqualTo(NOW + DAY);
        averse("ann");
        assertThat(explained("b").outcome()).isEqualTo(Outcome.SHOWN_TOO_OFTEN);
        assertThat(explained("muted").outcome()).isEqualTo(Outcome.MUTED);
        table.put(ItemUpdate.of(features("new", false, Long.MIN_VALUE, Long.MAX_VALUE)));
        assertThat(explained("new").outcome()).isEqualTo(Outcome.OUTSCORED);
        assertThat(explained("new").places()).extracting(Place::channel).containsExactly("tag");
        table.put(RankingFixtures.clicked("gone", NOW - DAY));
        assertThat(explained("gone").outcome()).isEqualTo(Outcome.UNKNOWN_ITEM);
        assertThat(explained("never heard of").outcome()).isEqualTo(Outcome.NEVER_SEEN);
        assertThat(numbers.find("never heard of")).as("it is not kept").isEqualTo(ItemNumbers.NONE);
    }

    @Test
    void theUserIsToldOfToo() {
        Explanation answer = explainer.of(asked("ann", null), cluster.member("ann"), cluster, ranker);
        assertThat(answer.item()).isNull();
        assertThat(answer.user().isKnown()).isTrue();
        assertThat(answer.user().cluster()).isEqualTo(CLUSTER);
        assertThat(answer.user().nextClusters()).containsExactly(7, 8);
        assertThat(answer.user().segment()).isEqualTo(Segment.NEW.label());
        assertThat(answer.user().version()).isEqualTo(new Version(0, 4, 0));
    }

    @Test
    void ofAUserNobodyKnowsNothingButTheItemIsTold() {
        UserQuestion asked = nobody("nobody", "a");
        Explanation answer = explainer.ofNobody(asked, NOW);
        assertThat(answer.user().isKnown()).isFalse();
        assertThat(answer.item().outcome()).isEqualTo(Outcome.UNKNOWN_USER);
        assertThat(explainer.ofNobody(nobody(null, "a"), NOW).user()).isNull();
        assertThat(explainer.ofNobody(nobody(null, "a"), NOW).item().outcome()).isEqualTo(Outcome.NOT_ASKED);
        assertThat(explainer.ofNobody(nobody("nobody", null), NOW).item()).isNull();
    }

    @Test
    void anItemIsToldOfByItself() {
        table.put(ItemUpdate.of(new ItemFeatures(
                        "hot", 1, JAZZ, List.of(new Tag("jazz", 1, null)), .5f, Long.MIN_VALUE, Long.MAX_VALUE, false))
                .plus(RankingFixtures.clicked("hot", NOW)));
        Facts item = explainer.ofNobody(nobody(null, "hot"), NOW).item().facts();
        assertThat(item.hotness()).isCloseTo(1, within(1e-6));
        assertThat(item.tags()).containsExactly("jazz");
        assertThat(explainer
                        .ofNobody(nobody(null, "hot"), Question.LAST)
                        .item()
                        .facts()
                        .hotness())
                .as("no clock yet")
                .isZero();
    }

    @Test
    void anExplanationIsReadAsItWasWritten() {
        Explanation answer = explainer.of(asked("ann", "b"), cluster.member("ann"), cluster, ranker);
        assertThat(RecordJson.decode(RecordJson.encode(answer), Explanation.class))
                .contains(answer);
        assertThat(RecordJson.decode(new byte[] {'x'}, Explanation.class)).isEmpty();
    }

    private List<Candidate> recalled() {
        return recaller.recall(cluster.member("ann"), cluster, ranker, table, NOW)
                .merged();
    }

    private ItemPart explained(String itemId) {
        return explainer
                .of(asked("ann", itemId), cluster.member("ann"), cluster, ranker)
                .item();
    }

    private static Map<String, Place> places(ItemPart item) {
        Map<String, Place> places = new HashMap<>();
        item.places().forEach(place -> places.put(place.channel(), place));
        return places;
    }

    private void put(String userId, Interaction... history) {
        cluster.put(new Member(userId, List.of(history), JAZZ, true));
    }

    private static Interaction liked(String itemId) {
        return new Interaction(itemId, NOW - DAY, 0, 1);
    }

    private static ItemFeatures features(String itemId, boolean down, long publishedAtMillis, long expiresAtMillis) {
        return new ItemFeatures(itemId, 1, JAZZ, List.of(), Float.NaN, publishedAtMillis, expiresAtMillis, down);
    }

    private static UserQuestion asked(String userId, String itemId) {
        var user = new UserSnapshot(
                userId, new Placement(CLUSTER, 1, List.of(7, 8)), JAZZ, true, NOW, new Version(0, 4, 0));
        return new UserQuestion(new Question("q", userId, itemId, Question.LAST), user, List.of());
    }

    private static UserQuestion nobody(String userId, String itemId) {
        var user = new UserSnapshot(userId, Placement.NONE, null, false, Question.LAST, Version.NONE);
        return new UserQuestion(new Question("q", userId, itemId, Question.LAST), user, List.of());
    }

    /** Has muted the tag of an item, and was shown another too often. */
    private void averse(String user) {
        List<Tag> tags = List.of(new Tag("spoiler", 1, null));
        table.put(ItemUpdate.of(new ItemFeatures("muted", 1, JAZZ, tags, .5f, Long.MIN_VALUE, Long.MAX_VALUE, false))
                .plus(RankingFixtures.clicked("muted", NOW)));
        var mutes = new Mutes(List.of(new Mutes.Muted(new Mute(Mute.Kind.TAG, "spoiler", Mute.FOREVER), 1, 1)));
        var impressions = new Impressions(new long[] {TextHash.of("b")}, new int[] {1_000}, new long[] {NOW});
        Member known = cluster.member(user);
        cluster.put(
                new Member(user, known.history(), known.direction(), true, false, new Aversion(mutes, impressions)));
    }
}
