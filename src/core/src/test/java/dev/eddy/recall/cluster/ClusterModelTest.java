package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.HOUR;
import static dev.eddy.recall.cluster.Members.NOW;
import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelLists;
import dev.eddy.recall.cluster.FoundItems.FoundInterest;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.EndlessLifetimes;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.NeighbourOptions.CoOccurrence;
import dev.eddy.recall.items.NeighbourOptions.HalfLife;
import dev.eddy.recall.items.NeighbourOptions.Sequence;
import dev.eddy.recall.items.NeighbourOptions.SimilarUsers;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Slots;
import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterModelTest {
    private static final int ITEMS = 40;
    private static final int USERS = 25;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverCameAndWentTheListsAreThoseOfTheMembersWhoAreThere(long seed) {
        NeighbourOptions options = seed % 2 == 0 ? Settings.tight(10) : Settings.shipped(10);
        var random = new Random(seed);
        var lived = new ClusterModel(options, Options.defaults(FilterOptions.class), new ItemNumbers());
        Map<String, Member> members = new TreeMap<>();
        for (int step = 0; step < 400; step++) {
            String user = "user-" + random.nextInt(USERS);
            if (random.nextInt(4) == 0) {
                members.remove(user);
                lived.remove(user);
            } else {
                Member member = changed(members.get(user), random, user);
                members.put(user, member);
                lived.put(member);
            }
            if (step % 80 == 79) {
                assertSameLists(lived, modelOf(options, members.values(), random), members.keySet());
            }
        }
    }

    @Test
    void aMemberWithoutADirectionHasNeighboursByWhatTheyShareAndNoFillers() {
        var model = new ClusterModel(Settings.filledUp(10), Options.defaults(FilterOptions.class), new ItemNumbers());
        model.put(withoutDirection(who("ann", "a")));
        model.put(withoutDirection(who("bob", "a", "b")));
        model.put(who("cid", "c"));
        assertThat(model.member("ann").direction()).isNull();
        Map<String, RankedItems> lists = Members.lists(model, "ann", NOW, 10, item -> true);
        assertThat(lists.get("ucf").itemIds()).containsExactly("b");
        model.put(who("ann", "a"));
        assertThat(model.member("ann").direction()).isEqualTo(who("ann").direction());
        model.put(withoutDirection(who("ann", "a")));
        assertThat(model.member("ann").direction()).isNull();
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        var random = new Random(9);
        List<Member> members = new ArrayList<>();
        List<String> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add("user-" + i);
            members.add(Members.random(random, users.get(i), ITEMS, HOUR));
        }
        var first = modelOf(Settings.tight(10), members, random);
        for (int run = 0; run < 10; run++) {
            assertSameLists(modelOf(Settings.tight(10), members, random), first, users);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRobotIsToOthersAsIfItWereNotThere(long seed) {
        for (NeighbourOptions options : List.of(Settings.shipped(10), Settings.tight(10), Settings.filledUp(10))) {
            var random = new Random(seed);
            List<Member> people = new ArrayList<>();
            List<Member> all = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                people.add(Members.random(random, "user-" + i, ITEMS, HOUR));
                all.add(Members.robot(Members.random(random, "robot-" + i, 2 * ITEMS, HOUR)));
            }
            all.addAll(people);
            var withRobots = modelOf(options, all, random);
            var without = modelOf(options, people, random);
            assertThat(withRobots.size()).isEqualTo(2 * USERS);
            for (Member member : people) {
                assertSameLists(withRobots, without, member.userId());
            }
            for (int i = 0; i < HalfLives.COUNT; i++) {
                assertThat(withRobots
                                .hottest(i, NOW, 10, item -> true, new EndlessLifetimes())
                                .itemIds())
                        .isEqualTo(without.hottest(i, NOW, 10, item -> true, new EndlessLifetimes())
                                .itemIds());
            }
        }
    }

    @Test
    void aRobotGetsListsOfItsOwnOfWhatPeopleHad() {
        List<Member> people = List.of(who("bob", "x", "a", "b", "c"), who("cid", "y", "z"));
        List<Member> all = new ArrayList<>(people);
        all.add(Members.robot(who("ann", "a", "b")));
        all.add(Members.robot(who("ann-2", "a", "b")));
        var model = modelOf(Settings.shipped(10), all, new Random(1));
        Map<String, RankedItems> lists = Members.lists(model, "ann", NOW, 10, item -> true);
        assertThat(lists.get("ucf").itemIds()).startsWith("c", "x").doesNotContain("a", "b");
        assertThat(lists.get("icf").itemIds()).containsExactlyInAnyOrder("c", "x");
        assertThat(lists.get("seq").itemIds()).containsExactly("c");
        assertThat(lists.get("cluster-hot-1d").itemIds()).containsExactlyInAnyOrder("c", "x", "y", "z");
    }

    @Test
    void amongRobotsThereAreNeitherNeighboursNorAnythingHot() {
        var model = modelOf(Members.robot(who("ann", "a", "b")), Members.robot(who("bob", "x", "a", "b", "c")));
        Members.lists(model, "ann", NOW, 10, item -> true)
                .forEach((channel, list) ->
                        assertThat(list.itemIds()).as(channel).isEmpty());
    }

    @Test
    void whoTurnsOutAPersonCountsAgain() {
        var model = modelOf(who("ann", "a", "b"), Members.robot(who("bob", "x", "a", "b", "c")));
        assertThat(Members.lists(model, "ann", NOW, 10, item -> true).get("ucf").itemIds())
                .isEmpty();
        model.put(who("bob", "x", "a", "b", "c"));
        assertThat(Members.lists(model, "ann", NOW, 10, item -> true).get("ucf").itemIds())
                .containsExactly("c", "x");
    }

    @Test
    void removingEveryoneLeavesNothing() {
        var random = new Random(3);
        var model = new ClusterModel(Settings.tight(10), Options.defaults(FilterOptions.class), new ItemNumbers());
        for (int i = 0; i < USERS; i++) {
            model.put(Members.random(random, "user-" + i, ITEMS, HOUR));
            model.put(Members.random(random, "user-" + i, ITEMS, HOUR));
        }
        assertThat(model.size()).isEqualTo(USERS);
        for (int i = 0; i < USERS; i++) {
            model.remove("user-" + i);
        }
        assertThat(model.size()).isZero();
        assertThat(model.hottest(0, NOW, 10, item -> true, new EndlessLifetimes())
                        .size())
                .isZero();
    }

    @Test
    void removingEveryoneLeavesNoTraceInTheIndex() {
        var random = new Random(4);
        var index = new ClusterIndex(new ItemNumbers(), 8, new ClusterHalfLife(60, .3));
        var indexer = new ClusterIndexer(index, 8, 2);
        for (int i = 0; i < USERS; i++) {
            indexer.put(Members.random(random, "user-" + i, ITEMS, HOUR));
            indexer.put(Members.robot(Members.random(random, "user-" + i, ITEMS, HOUR)));
            if (i % 2 == 0) {
                indexer.put(Members.random(random, "user-" + i, ITEMS, HOUR));
            }
        }
        assertThat(index.items.size()).isPositive();
        for (int i = 0; i < USERS; i++) {
            indexer.remove("user-" + i);
        }
        assertThat(index.members.size()).isZero();
        assertThat(index.contributors).isZero();
        assertThat(index.items.size()).isZero();
        assertThat(index.halfLife.decay()).isEqualTo(new ClusterHalfLife(60, .3).decay());
    }

    @Test
    void removingSomeoneUnknownChangesNothing() {
        var model = new ClusterModel(Settings.shipped(10), Options.defaults(FilterOptions.class), new ItemNumbers());
        model.put(who("ann", "a"));
        model.remove("bob");
        assertThat(model.size()).isEqualTo(1);
    }

    @Test
    void whoIsNotAMemberGetsNoListsOfTheirOwn() {
        var model = new ClusterModel(Settings.shipped(10), Options.defaults(FilterOptions.class), new ItemNumbers());
        model.put(who("ann", "a", "b"));
        assertThat(ChannelLists.of(model, model.options, "bob", NOW, item -> true, new ReturnRates()))
                .isEmpty();
        model.remove("ann");
        assertThat(ChannelLists.of(model, model.options, "ann", NOW, item -> true, new ReturnRates()))
                .isEmpty();
    }

    @Test
    void similarUsersBringTheirItems() {
        var model = modelOf(who("ann", "a", "b"), who("bob", "x", "a", "b", "c"), who("cid", "y", "z"));
        assertThat(Members.lists(model, "ann", NOW, 10, item -> true).get("ucf").itemIds())
                .startsWith("c", "x");
    }

    @Test
    void whatGoesTogetherIsFoundOnBothSides() {
        var model = modelOf(who("ann", "b"), who("bob", "a", "b", "c"), who("cid", "y", "z"));
        assertThat(Members.lists(model, "ann", NOW, 10, item -> true).get("icf").itemIds())
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void whatCameNextIsFoundOnOneSideOnly() {
        var model = modelOf(who("ann", "b"), who("bob", "a", "b", "c", "d", "e", "f"));
        assertThat(Members.lists(model, "ann", NOW, 10, item -> true).get("seq").itemIds())
                .containsExactly("c", "d", "e");
    }

    @Test
    void whatIsHotInTheClusterReachesAMemberWithNothingInCommon() {
        var model = modelOf(who("ann", "a"), who("bob", "x"), who("cid", "x"), who("dee", "y"));
        assertThat(Members.lists(model, "ann", NOW, 10, item -> true)
                        .get("cluster-hot-1d")
                        .itemIds())
                .containsExactly("x", "y");
    }

    @Test
    void dislikedItemsKeepOutOfTheListsAndBringNothing() {
        var disliked = new Interaction("x", NOW - HOUR, 0, -2);
        var ann = new Member(
                "ann",
                List.of(disliked, new Interaction("a", NOW - 2 * HOUR, 0, 1)),
                who("", "a").direction(),
                true);
        var eve = new Member(
                "eve",
                List.of(new Interaction("n", NOW - HOUR, 0, -2)),
                who("", "a").direction(),
                true);
        var model = modelOf(ann, who("bob", "a", "x", "y"), eve);
        Map<String, RankedItems> lists = Members.lists(model, "ann", NOW, 10, item -> true);
        assertThat(lists.remove("repeat").itemIds()).isEmpty();
        lists.values()
                .forEach(list ->
                        assertThat(list.itemIds()).doesNotContain("x", "n").contains("y"));
    }

    @Test
    void aMembersRecentsAreTheItemsClickedNewestFirst() {
        var numbers = new ItemNumbers();
        var model = new ClusterModel(
                Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
        List<Interaction> history = List.of(
                new Interaction("c", NOW, 0, 1),
                new Interaction("b", NOW - 1, 0, -2),
                new Interaction("a", NOW - 2, 0, 1));
        model.put(new Member("ann", history, new float[] {1}, true));
        assertThat(model.recents("ann")).containsExactly(numbers.of("c"), numbers.of("a"));
        assertThat(model.recents("nobody")).isEmpty();
    }

    @Test
    void recentsOfOneTimeAreInTheOrderOfTheTopic() {
        var numbers = new ItemNumbers();
        var model = new ClusterModel(
                Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
        List<Interaction> history = List.of();
        for (Interaction click : List.of(
                new Interaction("a", NOW, 9, 1), new Interaction("b", NOW, 7, 1), new Interaction("c", NOW, 8, 1))) {
            history = History.with(history, click, 10);
            model.put(new Member("ann", history, new float[] {1}, true));
        }
        assertThat(model.recents("ann")).containsExactly(numbers.of("a"), numbers.of("c"), numbers.of("b"));
    }

    @Test
    void whatIsBoughtAtTheTimeOfTheClickCountsOnceAsMuchAsABuy() {
        var model = new ClusterModel(
                Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), new ItemNumbers());
        var click = new Interaction("a", NOW, 7, 1);
        var other = new Interaction("b", NOW, 8, 2);
        var purchase = new Interaction("a", NOW, 9, 4);
        model.put(new Member("ann", List.of(other, click), new float[] {1}, true));
        model.put(new Member("ann", List.of(purchase, other), new float[] {1}, true));
        RankedItems hottest = model.hottest(0, NOW, 10, item -> true, new EndlessLifetimes());
        assertThat(hottest.itemIds()).containsExactly("a", "b");
        assertThat(hottest.scores()[0] / hottest.scores()[1]).isEqualTo(2, within(1e-6f));
    }

    @Test
    void whatIsNearToAnInterestIsThereForItsSake() {
        var numbers = new ItemNumbers();
        var model = new ClusterModel(
                Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
        model.put(Members.who("ann", "a"));
        int item = numbers.of("set");
        float[] direction = {1, 0, 0, 0};
        var music = new FoundInterest("music", direction, .9f, 10, new int[] {item});
        var games = new FoundInterest("games", direction, .6f, 10, new int[] {item});
        var food = new FoundInterest("food", direction, .5f, 10, new int[] {numbers.of("other")});
        model.putFound("ann", new FoundItems(NOW, List.of(), List.of(music, games, food)));
        assertThat(Members.causes(model, "cross", "ann", item))
                .extracting(Cause::id)
                .containsExactly("music", "games");
        assertThat(Members.causes(model, "cross", "ann", item).get(0).share()).isCloseTo(.6, within(1e-6));
    }

    @Test
    void listsHoldOnlyRecallableItemsTheMemberHasNotHadAndNotTooMany() {
        var random = new Random(5);
        NeighbourOptions options = Settings.shipped(7);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            members.add(Members.random(random, "user-" + i, ITEMS, HOUR));
        }
        var numbers = new ItemNumbers();
        var model = new ClusterModel(options, Options.defaults(FilterOptions.class), numbers);
        members.forEach(model::put);
        for (Member member : members) {
            List<String> had =
                    member.history().stream().map(Interaction::itemId).toList();
            Members.lists(
                            model,
                            member.userId(),
                            NOW,
                            7,
                            item -> !numbers.id(item).endsWith("3"))
                    .forEach((channel, list) -> {
                        assertThat(list.itemIds()).doesNotHaveDuplicates().noneMatch(had::contains);
                        assertThat(list.itemIds()).noneMatch(item -> item.endsWith("3"));
                        assertThat(list.size())
                                .isBetween(0, 7)
                                .isEqualTo(list.itemIds().size());
                    });
        }
    }

    @Test
    void clickingAgainOnAnItemThatManyHadDoesNotWalkOverAllOfThem() {
        var slots = new Slots<String, IndexedMember>(IndexedMember::new);
        var item = new ClusterItem(0, 0, slots);
        int members = 2_000;
        for (int i = 0; i < members; i++) {
            item.add(slots.getOrCreate("user-" + i), new Interaction("a", NOW + i, 0, 1));
        }
        for (int i = 0; i < 1_000; i++) {
            IndexedMember again = slots.get("user-" + i);
            item.remove(again, new Interaction("a", NOW + i, 0, 1));
            item.add(again, new Interaction("a", NOW + members + i, 0, 1));
        }
        assertThat(item.recounts).isLessThan(20);
        double[] heats = HalfLives.cold();
        for (int i = 0; i < members; i++) {
            HalfLives.add(heats, 1, NOW + (i < 1_000 ? members + i : i));
        }
        assertThat(item.heats).containsExactly(heats, within(2e-9));
    }

    @Test
    void whatWasHotLongAgoIsNotRecalledTwice() {
        // The half-life is hours, so the weight of an interaction of years ago underflows to 0.
        NeighbourOptions hasty = new NeighbourOptions(
                10,
                200,
                new HalfLife(1, 0),
                new SimilarUsers(1_000, 40, .93, 500, 20),
                new CoOccurrence(20, .9, 40, .95, 1_000, 10),
                new Sequence(8, .7, 3),
                0,
                1_000);
        var model = new ClusterModel(hasty, Options.defaults(FilterOptions.class), new ItemNumbers());
        model.put(who("now", "n"));
        long yearsAgo = NOW - 30_000 * HOUR;
        for (int i = 0; i < 9; i++) {
            List<Interaction> history = List.of(
                    new Interaction("c", yearsAgo + 2, 0, 1),
                    new Interaction("b", yearsAgo + 1, 0, 1),
                    new Interaction("a", yearsAgo, 0, 1));
            model.put(new Member("old-" + i, history, who("", "a").direction(), true));
        }
        model.put(who("ann", "a"));
        Members.lists(model, "ann", NOW, 10, item -> true)
                .forEach((channel, list) -> assertThat(list.itemIds()).doesNotHaveDuplicates());
    }

    private static ClusterModel modelOf(Member... members) {
        return modelOf(Settings.shipped(10), List.of(members), new Random(1));
    }

    private static ClusterModel modelOf(NeighbourOptions options, Collection<Member> members, Random random) {
        List<Member> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        var model = new ClusterModel(options, Options.defaults(FilterOptions.class), new ItemNumbers());
        shuffled.forEach(model::put);
        return model;
    }

    /** Turns some members into robots and back, and removes the direction of some. */
    private static Member changed(Member before, Random random, String user) {
        Member after = clicked(before, random, user);
        boolean wasRobot = before != null && !before.contributes();
        boolean isRobot = random.nextInt(5) == 0 ? !wasRobot : wasRobot;
        Member turned = isRobot ? Members.robot(after) : after;
        return random.nextInt(5) == 0 ? withoutDirection(turned) : turned;
    }

    private static Member withoutDirection(Member member) {
        return new Member(member.userId(), member.history(), null, member.contributes());
    }

    /** The same member after one click, or a new random one, equally often. Instants are whole hours, so many tie. */
    private static Member clicked(Member before, Random random, String user) {
        if (before == null || random.nextBoolean()) {
            return Members.random(random, user, ITEMS, HOUR);
        }
        // Sometimes an item is clicked again at the same instant.
        boolean isAgain = !before.history().isEmpty() && random.nextBoolean();
        Interaction known =
                isAgain ? before.history().get(random.nextInt(before.history().size())) : null;
        var click = new Interaction(
                isAgain ? known.itemId() : "item-" + random.nextInt(ITEMS),
                isAgain ? known.atMillis() : NOW - random.nextInt(100) * HOUR,
                random.nextInt(Members.POSITIONS),
                1 + random.nextInt(4));
        return new Member(user, History.with(before.history(), click, 25), before.direction(), true);
    }

    private static void assertSameLists(ClusterModel actual, ClusterModel expected, Collection<String> users) {
        assertThat(actual.size()).isEqualTo(expected.size());
        for (String user : users) {
            assertSameLists(actual, expected, user);
        }
    }

    private static void assertSameLists(ClusterModel actual, ClusterModel expected, String user) {
        Map<String, RankedItems> lists = Members.lists(expected, user, NOW, 10, item -> true);
        Members.lists(actual, user, NOW, 10, item -> true).forEach((channel, list) -> {
            assertThat(list.itemIds())
                    .as("%s of %s", channel, user)
                    .isEqualTo(lists.get(channel).itemIds());
            for (int rank = 0; rank < list.size(); rank++) {
                assertThat(list.scores()[rank] / lists.get(channel).scores()[rank])
                        .isEqualTo(1, within(1e-6f));
            }
        });
    }
}
