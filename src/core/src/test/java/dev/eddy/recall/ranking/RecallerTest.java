package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static dev.eddy.recall.ranking.RankingFixtures.ROCK;
import static dev.eddy.recall.ranking.RankingFixtures.clicked;
import static dev.eddy.recall.ranking.RankingFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Popular;
import dev.eddy.item.Tag;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.FoundItems.FoundInSpace;
import dev.eddy.recall.cluster.FoundItems.FoundInterest;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.record.TextHash;
import dev.eddy.user.Aversion;
import dev.eddy.user.Impressions;
import dev.eddy.user.Interaction;
import dev.eddy.user.Mutes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecallerTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final ClusterModel cluster =
            new ClusterModel(Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
    private final LinearRanker ranker =
            new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN);
    private final Recaller recaller = Recaller.ofAllChannels(
            new CandidateScorer(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN),
            Options.defaults(NeighbourOptions.class));

    @Test
    void aMemberIsRecalledWhatOthersOfTheClusterAndEverybodyHad() {
        Member ann = joins("ann", "a", "b");
        joins("bob", "a", "b", "c");
        joins("cid", "b", "c", "d");
        everybodyHad("world-hit");
        everybodyHadNext("b", "c");
        Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
        assertThat(recalled.lists())
                .containsOnlyKeys(
                        Channels.BUILT_IN.stream().map(ChannelInfo::name).toList());
        assertThat(recalled.merged())
                .extracting(Candidate::itemId)
                .containsExactlyInAnyOrder("c", "d", "world-hit")
                .startsWith("c");
        assertThat(recalled.merged())
                .extracting(Candidate::channels)
                .startsWith("ukisnwch")
                .contains("h");
        assertThat(recalled.lists().get("hot-3d").itemIds()).contains("world-hit", "c", "d");
        assertThat(recalled.lists().get("ucf").itemIds()).containsExactly("c", "d");
        assertThat(recalled.lists().get("next").itemIds()).containsExactly("c");
    }

    @Test
    void ofTheNewestItemsThoseThatSuitTheMemberAndAreClickedComeFirst() {
        Member ann = joins("ann", "a", "b");
        publish("other", ROCK, NOW - 3);
        publish("clicked", JAZZ, NOW - 2);
        publish("quiet", JAZZ, NOW - 1);
        publish("tomorrow's", JAZZ, NOW + DAY);
        click("clicked", NOW);
        Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
        assertThat(recalled.lists().get("fresh").itemIds()).containsExactly("clicked", "quiet", "other");
        assertThat(recalled.merged()).extracting(Candidate::itemId).contains("quiet");
    }

    @Test
    void anItemThatWasClickedBeforeItsPublicationIsNotNew() {
        Member ann = joins("ann", "a", "b");
        click("again", NOW - DAY);
        publish("again", JAZZ, NOW - 1);
        assertThat(recaller.recall(ann, cluster, ranker, table, NOW)
                        .lists()
                        .get("fresh")
                        .itemIds())
                .isEmpty();
    }

    private void publish(String item, float[] vector, long atMillis) {
        table.add(ItemUpdate.of(
                new ItemFeatures(item, 2, vector, List.of(), Float.NaN, atMillis, Long.MAX_VALUE, false)));
    }

    @Test
    void whoseLastEventIsYearsOldStillGetsScoresThatAreNumbers() {
        Member ann = joins("ann", "a");
        joins("bob", "a", "c", "d");
        for (String item : List.of("c", "d")) {
            table.put(table.get(numbers.of(item))
                    .plus(ItemUpdate.of(
                            new ItemFeatures(item, 2, JAZZ, List.of(), Float.NaN, 0, Long.MAX_VALUE, false))));
        }
        for (long years : new long[] {1, 5, 30}) {
            Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW - years * 365 * DAY);
            assertThat(recalled.lists().get("hot-1d").scores()).hasSize(2).doesNotContain(Float.POSITIVE_INFINITY);
            assertThat(recalled.merged())
                    .hasSize(2)
                    .allSatisfy(candidate -> assertThat(candidate.score()).isFinite());
        }
    }

    @Test
    void whatIsTakenDownIsNotRecalledByAnyChannel() {
        Member ann = joins("ann", "a");
        joins("bob", "a", "c", "d");
        everybodyHadNext("a", "c");
        everybodyHadNext("a", "d");
        table.put(table.get(numbers.of("c"))
                .plus(ItemUpdate.of(
                        new ItemFeatures("c", 2, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true))));
        int[] near = {numbers.of("c"), numbers.of("d")};
        cluster.putFound(
                "ann",
                new FoundItems(
                        NOW,
                        List.of(new FoundInSpace(0, JAZZ, 0, near)),
                        List.of(new FoundInterest("jazz", JAZZ, 1, 100, near))));
        table.tagSpace().similar().put(numbers.of("a"), near, new float[] {1, 1});
        Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
        recalled.lists().forEach((channel, list) -> {
            if (!List.of("repeat", "fresh").contains(channel)) {
                assertThat(list.itemIds()).containsExactly("d");
            }
        });
        assertThat(recalled.merged()).extracting(Candidate::itemId).containsExactly("d");
    }

    @Test
    void whatIsNotInTheDigestIsNotRecalled() {
        Member ann = joins("ann", "a");
        joins("bob", "a", "c");
        List<Interaction> withUnknown =
                List.of(new Interaction("unknown", NOW - DAY, 0, 1), new Interaction("a", NOW - 2 * DAY, 0, 1));
        cluster.put(new Member("cid", withUnknown, JAZZ, true));
        assertThat(recaller.recall(ann, cluster, ranker, table, NOW).merged())
                .extracting(Candidate::itemId)
                .containsExactly("c");
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Member ann = joins("ann", "a", "b");
        joins("bob", "a", "b", "c", "d", "e");
        assertThat(recaller.recall(ann, cluster, ranker, table, NOW).merged())
                .isEqualTo(recaller.recall(ann, cluster, ranker, table, NOW).merged());
    }

    @Test
    void aMemberWhoHadEverythingGetsEmptyLists() {
        Member ann = joins("ann", "a", "b");
        joins("bob", "a", "b");
        Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
        assertThat(recalled.merged()).isEmpty();
        assertThat(recalled.lists().values())
                .allSatisfy(list -> assertThat(list.size()).isZero());
    }

    @Test
    void whatBecomesPopularIsRecalledFiveSecondsLater() {
        Member ann = joins("ann", "a");
        everybodyHad("b", "c");
        assertThat(hottest(recaller, ann, NOW)).isEqualTo("b");
        everybodyHad("c");
        assertThat(hottest(recaller, ann, NOW + 4_999)).isEqualTo("b");
        assertThat(hottest(recaller, ann, NOW + 5_000)).isEqualTo("c");
    }

    @Test
    void aRequestOfAnotherDayNeitherReadsNorKeepsWhatIsPopularNow() {
        Member ann = joins("ann", "a");
        everybodyHad("b", "c");
        assertThat(hottest(recaller, ann, NOW)).isEqualTo("b");
        everybodyHad("c");
        assertThat(hottest(recaller, ann, NOW - DAY)).isEqualTo("c");
        everybodyHad("b", "b", "b");
        assertThat(hottest(recaller, ann, NOW)).isEqualTo("b");
    }

    @Test
    void anEventFromTheFutureDoesNotHoldWhatIsPopular() {
        Member ann = joins("ann", "a");
        everybodyHad("b", "c");
        assertThat(hottest(recaller, ann, NOW + DAY)).isEqualTo("b");
        everybodyHad("c");
        assertThat(hottest(recaller, ann, NOW)).isEqualTo("c");
    }

    @Test
    void nothingIsKeptWhereNothingMayBeStale() {
        Recaller exact = Recaller.ofAllChannels(
                new CandidateScorer(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN),
                Options.defaults(NeighbourOptions.class).neverStale());
        Member ann = joins("ann", "a");
        everybodyHad("b", "c");
        assertThat(hottest(exact, ann, NOW)).isEqualTo("b");
        everybodyHad("c");
        assertThat(hottest(exact, ann, NOW)).isEqualTo("c");
    }

    @Test
    void whatIsTakenDownIsNotRecalledAnyMoreAtOnce() {
        Member ann = joins("ann", "a");
        everybodyHad("b", "c");
        assertThat(hottest(recaller, ann, NOW)).isEqualTo("b");
        table.put(table.get(numbers.of("b"))
                .plus(ItemUpdate.of(
                        new ItemFeatures("b", 2, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true))));
        assertThat(recaller.recall(ann, cluster, ranker, table, NOW).merged())
                .extracting(Candidate::itemId)
                .containsExactly("c");
    }

    @Test
    void whoHadMostOfWhatIsPopularIsShownWhatIsLessSo() {
        String[] items = IntStream.range(100, 450).mapToObj(i -> "item-" + i).toArray(String[]::new);
        joins("bob", items);
        everybodyHad(Arrays.copyOf(items, 300));
        Member ann = joins("ann", Arrays.copyOf(items, 290));
        Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
        for (String channel : List.of("hot-3d", "cluster-hot-3d")) {
            assertThat(recalled.lists().get(channel).itemIds())
                    .as("%s", channel)
                    .containsExactlyInAnyOrder(Arrays.copyOfRange(items, 290, 350));
        }
    }

    private String hottest(Recaller asked, Member member, long asOfMillis) {
        Recalled recalled = asked.recall(member, cluster, ranker, table, asOfMillis);
        return recalled.lists().get("hot-3d").itemId(0);
    }

    /** A member who had the items day by day, the last one a day ago. */
    private Member joins(String user, String... oldestFirst) {
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < oldestFirst.length; i++) {
            long at = NOW - (oldestFirst.length - i) * DAY;
            history.add(0, new Interaction(oldestFirst[i], at, 0, 1));
            click(oldestFirst[i], at);
        }
        Member member = new Member(user, history, JAZZ, true);
        cluster.put(member);
        return member;
    }

    private void everybodyHad(String... items) {
        for (String item : items) {
            for (int i = 0; i < 20; i++) {
                click(item, NOW - DAY);
            }
        }
    }

    private void everybodyHadNext(String item, String next) {
        table.put(table.get(numbers.of(item)).plus(Popular.followed(item, next, 6)));
    }

    private void click(String item, long atMillis) {
        ItemUpdate known = table.get(numbers.of(item));
        table.put((known == null ? item(item, JAZZ, Float.NaN) : known).plus(clicked(item, atMillis)));
    }

    @Test
    void whatAMemberHasMutedIsInNoList() {
        int version = 1;
        for (Mute.Kind kind : Mute.Kind.values()) {
            Member ann = averse(joins("ann", "a"), new Mute(kind, "bob", NOW + 1));
            joins("eve", "a", "c", "d");
            everybodyHadNext("a", "c");
            everybodyHadNext("a", "d");
            everybodyHad("c", "c", "d");
            var labels = new ItemFeatures.Labels(
                    kind == Mute.Kind.CATEGORY ? "bob" : "lp", kind == Mute.Kind.AUTHOR ? "bob" : "ann");
            List<Tag> tags = kind == Mute.Kind.TAG ? List.of(new Tag("bob", 1, null)) : List.of();
            table.put(table.get(numbers.of("c"))
                    .plus(ItemUpdate.of(new ItemFeatures(
                            "c", ++version, JAZZ, tags, Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false, labels))));
            Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
            recalled.lists().values().forEach(list -> assertThat(list.itemIds()).doesNotContain("c"));
            assertThat(recalled.merged())
                    .extracting(Candidate::itemId)
                    .contains("d")
                    .doesNotContain("c");
            assertThat(recaller.recall(ann, cluster, ranker, table, NOW + 1).merged())
                    .as("the mute has ended")
                    .extracting(Candidate::itemId)
                    .contains("c");
        }
    }

    /** @param muted percent of the popular items */
    @ParameterizedTest
    @ValueSource(ints = {40, 50, 80, 95})
    void mutedItemsAreInNoListHoweverManyOfThePopularOnesTheyAre(int muted) {
        Member ann = averse(joins("ann", "a"), new Mute(Mute.Kind.AUTHOR, "bob", Mute.FOREVER));
        joins("eve", "a", "b");
        for (int i = 0; i < 1_000; i++) {
            // The muted ones are the hottest of each hundred.
            var labels = new ItemFeatures.Labels(null, i % 100 < muted ? "bob" : "ann");
            var features = new ItemFeatures(
                    "item-" + i, 1, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false, labels);
            table.put(ItemUpdate.of(features).plus(clicked("item-" + i, NOW - i)));
        }
        Recalled recalled = recaller.recall(ann, cluster, ranker, table, NOW);
        assertThat(recalled.merged()).extracting(Candidate::itemId).noneMatch(this::isBobs);
        recalled.lists().values().forEach(list -> assertThat(list.itemIds()).noneMatch(this::isBobs));
        assertThat(recalled.lists().get("hot-3d").size()).isEqualTo(Math.min(100, 10 * (100 - muted) + 1));
    }

    private boolean isBobs(String itemId) {
        return "bob".equals(table.get(itemId).features().labels().author());
    }

    @Test
    void whatWasShownWithoutAClickLosesPlacesAndThenIsLeftOut() {
        Member ann = joins("ann", "a");
        joins("bob", "a", "c", "d");
        everybodyHad("c", "c", "d");
        assertThat(merged(ann)).startsWith("c");
        assertThat(merged(shown(ann, "c", 2))).containsExactly("d", "c");
        int limit = Options.defaults(FilterOptions.class).impressions();
        assertThat(merged(shown(ann, "c", limit))).containsExactly("d");
    }

    private List<String> merged(Member member) {
        return recaller.recall(member, cluster, ranker, table, NOW).merged().stream()
                .map(Candidate::itemId)
                .toList();
    }

    private Member shown(Member member, String itemId, int times) {
        var impressions = new Impressions(new long[] {TextHash.of(itemId)}, new int[] {times}, new long[] {NOW});
        return averse(member, new Aversion(Mutes.NONE, impressions));
    }

    private Member averse(Member member, Mute mute) {
        return averse(member, new Aversion(new Mutes(List.of(new Mutes.Muted(mute, 0, 0))), Impressions.NONE));
    }

    private Member averse(Member member, Aversion aversion) {
        var averse = new Member(member.userId(), member.history(), member.direction(), true, false, aversion);
        cluster.put(averse);
        return averse;
    }
}
