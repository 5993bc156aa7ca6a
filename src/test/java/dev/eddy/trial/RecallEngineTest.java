package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.merge;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.Candidate;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.InterestUpdater;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecallEngineTest {
    private static final long EVENING = NOON + 21 * HOUR;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shuffledAndRepeatedEventsGiveEveryoneTheSameLists(long seed) {
        var random = new Random(seed);
        Catalogue catalog = World.catalog(random);
        List<Behaviour> events = World.events(random, 15, 300);
        RecallEngine expected = after(events, catalog, World.centres(3));
        for (int run = 0; run < 5; run++) {
            List<Behaviour> shuffled = new ArrayList<>(events);
            shuffled.addAll(events.subList(0, 100));
            Collections.shuffle(shuffled, random);
            assertSameLists(after(shuffled, catalog, World.centres(3)), expected);
        }
    }

    @Test
    void theHistoryOfARobotGivesTheSameListsBeforeAndAfterItsLiveEvents() {
        Catalogue catalog = World.catalog("a", "b");
        List<Behaviour> history = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            history.add(Behaviours.placed(i, click("robot", "a", NOON - 100 * 24 * HOUR + i * 1_000L)));
        }
        List<Behaviour> live = List.of(
                Behaviours.placed(9_001, click("robot", "a", NOON)), Behaviours.placed(9_002, click("ann", "b", NOON)));
        List<Behaviour> byTime = new ArrayList<>(history);
        byTime.addAll(live);
        List<Behaviour> liveFirst = new ArrayList<>(live);
        liveFirst.addAll(history);
        assertSameLists(after(liveFirst, catalog, World.centres(1)), after(byTime, catalog, World.centres(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoeverLogsInGetsTheListsOfOneWhoWasLoggedInAllAlong(long seed) {
        var random = new Random(seed);
        Catalogue catalog = World.catalog(random);
        List<Behaviour> direct = new ArrayList<>(World.events(random, 15, 300));
        List<String> people =
                direct.stream().map(Behaviour::userId).distinct().sorted().toList();
        List<Behaviour> events = new ArrayList<>();
        for (Behaviour event : direct) {
            // What was shown under an id that is merged does not fade for the person.
            int device = event.type() == BehaviourType.IMPRESSION ? 0 : random.nextInt(3);
            events.add(device == 0 ? event : by("device-" + device + "-of-" + event.userId(), event));
        }
        for (String person : people) {
            for (int device = 1; device <= 2; device++) {
                Behaviour login = merge(person, "device-" + device + "-of-" + person, NOON + device);
                events.add(login);
                direct.add(visit(person, NOON + device));
            }
        }
        Collections.shuffle(events, random);
        RecallEngine actual = after(events, catalog, World.centres(3));
        RecallEngine expected = after(direct, catalog, World.centres(3));
        for (String person : people) {
            for (String id : List.of(person, "device-1-of-" + person)) {
                assertSame(
                        actual.recall(id, EVENING).orElseThrow(),
                        expected.recall(person, EVENING).orElseThrow());
            }
        }
    }

    private static Behaviour by(String userId, Behaviour event) {
        return new Behaviour(
                event.eventId(),
                userId,
                event.itemId(),
                event.type(),
                event.atMillis(),
                event.details(),
                event.appendedAtMillis(),
                event.position());
    }

    @Test
    void newCentresInTheMiddleGiveTheListsOfHavingHadThemFromTheStart() {
        var random = new Random(5);
        Catalogue catalog = World.catalog(random);
        List<Behaviour> events = World.events(random, 15, 300);
        var engine = after(events.subList(0, 150), catalog, World.centres(1));
        engine.use(World.centres(4));
        events.subList(150, 300).forEach(engine::fold);
        assertSameLists(engine, after(events, catalog, World.centres(4)));
    }

    @Test
    void nobodyIsRecalledWhatTheyHadOrDisliked() {
        var engine = new RecallEngine(World.options(), World.catalog("a", "b", "c", "d"), World.centres(1));
        for (String user : List.of("ann", "bob")) {
            engine.fold(click(user, "a", NOON));
        }
        engine.fold(click("bob", "b", NOON + 1));
        engine.fold(click("bob", "c", NOON + 2));
        engine.fold(click("bob", "d", NOON + 3));
        engine.fold(click("ann", "d", NOON + 3));
        engine.fold(dislike("ann", "c", NOON + 4));
        assertThat(merged(engine, "ann")).containsExactly("b");
        assertThat(merged(engine, "bob")).isEmpty();
    }

    @Test
    void whereNothingIsHadTwiceTheListsAreThoseOfHidingItForEver() {
        var random = new Random(8);
        Catalogue catalog = World.catalog(random);
        Set<String> had = new HashSet<>();
        List<Behaviour> once = World.events(random, 15, 300).stream()
                .filter(event -> had.add(event.userId() + " " + event.itemId()))
                .toList();
        var learned = new RecallEngine(learning(FilterOptions.Seen.LEARNED), catalog, World.centres(1));
        var forever = new RecallEngine(learning(FilterOptions.Seen.FOREVER), catalog, World.centres(1));
        for (Behaviour event : once) {
            learned.fold(event);
            forever.fold(event);
        }
        assertSameLists(learned, forever);
    }

    @Test
    void theItemsThatEverybodyReturnsToComeBack() {
        Catalogue catalog = World.catalog("bread", "pan", "other");
        var engine = new RecallEngine(learning(FilterOptions.Seen.LEARNED), catalog, World.centres(1));
        engine.fold(click("ann", "bread", NOON));
        engine.fold(click("ann", "pan", NOON));
        assertThat(merged(engine, "ann")).isEmpty();
        for (int day = 1; day <= 30; day++) {
            engine.fold(click("bob", "bread", NOON + 24L * day * HOUR));
        }
        assertThat(lists(engine, "ann").get("repeat").itemIds()).startsWith("bread");
        assertThat(merged(engine, "ann")).contains("bread");
    }

    private static RecallOptions learning(FilterOptions.Seen seen) {
        RecallOptions options = World.options();
        return new RecallOptions(
                options.catalog(),
                options.interest(),
                options.neighbours(),
                options.filter().with(seen),
                options.popularity(),
                options.retrieval(),
                options.scoring().with(Learning.ON));
    }

    @Test
    void usersOfOtherClustersDoNotCollaborate() {
        Catalogue catalog = World.catalog("a", "b");
        var engine = new RecallEngine(World.options(), catalog, World.centres(1));
        engine.fold(click("ann", "a", NOON));
        engine.fold(click("bob", "a", NOON));
        engine.fold(click("bob", "b", NOON));
        engine.fold(dislike("cid", "a", NOON));
        assertThat(clusterLists(engine, "ann")).anyMatch(list -> list.size() > 0);
        engine.use(CentreSet.of(
                CentreSet.TAG_SPACE,
                1,
                4,
                new int[] {0, 1},
                new float[] {1, 0, 0, 0, -1, 0, 0, 0},
                new Provenance(0, 0)));
        assertThat(engine.user("ann").cluster()).isZero();
        assertThat(engine.user("cid").cluster()).isEqualTo(1);
        assertThat(clusterLists(engine, "cid")).allMatch(list -> list.size() == 0);
        // What is hot overall reaches them still.
        assertThat(merged(engine, "cid")).containsExactly("b");
    }

    @Test
    void withoutTagsUsersOfTheSameItemsComeIntoOneClusterAndCollaborate() {
        var random = new Random(3);
        // Few dimensions would not keep so many items apart.
        RecallOptions options = RecallOptions.ofDimension(64).reproducible();
        Catalogue catalog = World.catalogWithoutTags(20, 64);
        List<Behaviour> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int user = random.nextInt(20);
            // Even users have the first ten items, odd ones the others.
            events.add(click("user-" + user, "item-" + (user % 2 * 10 + random.nextInt(10)), NOON + i));
        }
        var engine = new RecallEngine(options, catalog, CentreSet.random(7, 1, 64));
        events.forEach(engine::fold);
        engine.use(new CentreTraining(options.interest(), catalog, 1).train(events, "2", 1));
        int even = engine.user("user-0").cluster();
        for (int user = 0; user < 20; user++) {
            assertThat(engine.user("user-" + user).cluster() == even).isEqualTo(user % 2 == 0);
        }
        Map<String, RankedItems> lists = lists(engine, "user-0");
        assertThat(lists.get("icf").itemIds()).containsExactlyInAnyOrder("item-1", "item-4", "item-7");
        assertThat(lists.get("ucf").itemIds().subList(0, 3)).containsExactlyInAnyOrder("item-1", "item-4", "item-7");
        assertThat(List.of(lists.get("tag"), lists.get("cross"), lists.get("i2i")))
                .allMatch(list -> list.size() == 0);
    }

    @Test
    void aUserWhoOnlyEverVisitedIsRecalledWhatIsPopular() {
        Catalogue catalog = World.catalogWithoutTags(3, World.DIMENSION);
        var engine = new RecallEngine(World.options(), catalog, World.centres(3));
        engine.fold(visit("zoe", NOON));
        engine.fold(click("ann", "item-0", NOON));
        engine.fold(click("bob", "item-0", NOON));
        engine.fold(click("bob", "item-2", NOON));
        assertThat(merged(engine, "zoe")).containsExactly("item-0", "item-2");
        engine.use(World.centres(2));
        assertThat(merged(engine, "zoe")).containsExactly("item-0", "item-2");
    }

    @Test
    void aUserWhoseLikesAndDislikesCancelOutIsStillRecalledWhatOthersHad() {
        Catalogue catalog = World.catalog("a", "b", "c", "d");
        var engine = new RecallEngine(World.options(), catalog, World.centres(1));
        engine.fold(click("bob", "a", NOON));
        engine.fold(click("bob", "d", NOON));
        engine.fold(click("ann", "a", NOON));
        engine.fold(click("ann", "b", NOON));
        engine.fold(dislike("ann", "c", NOON));
        assertThat(engine.user("ann").interest().direction()).isNull();
        assertThat(lists(engine, "ann").get("ucf").itemIds()).containsExactly("d");
        assertThat(merged(engine, "ann")).containsExactly("d");
    }

    @Test
    void whereNobodyHasADirectionThereIsOneClusterAndMoreAreRefused() {
        List<Behaviour> visits = List.of(visit("ann", NOON), visit("bob", NOON));
        var training = new CentreTraining(World.options().interest(), World.catalogWithoutTags(1, World.DIMENSION), 1);
        assertThat(training.train(visits, "auto", 1).size()).isEqualTo(1);
        assertThatThrownBy(() -> training.train(visits, "2", 1))
                .hasMessageContaining("2 clusters need as many vectors, got 0");
    }

    @Test
    void anEventOnAnItemThatIsNotInTheCatalogueIsLeftOut() {
        var engine = new RecallEngine(World.options(), World.catalog("a"), World.centres(1));
        engine.fold(click("ann", "nowhere", NOON));
        assertThat(engine.userIds()).isEmpty();
    }

    @Test
    void whereListsAreComparedNobodyExpires() {
        var interests = new InterestUpdater(World.options().interest(), World.DIMENSION);
        var engine = new RecallEngine(World.options(), World.catalog("a"), World.centres(1));
        engine.fold(click("ann", "a", NOON));
        long decadesLater = NOON + 30L * 365 * 24 * HOUR;
        assertThat(interests.isExpired(engine.user("ann").interest(), decadesLater))
                .isFalse();
    }

    @Test
    void nobodyKnowsWhoNeverCame() {
        var engine = new RecallEngine(World.options(), World.catalog("a"), World.centres(1));
        assertThat(engine.recall("ann", NOON)).isEmpty();
        assertThat(engine.user("ann")).isNull();
    }

    private static RecallEngine after(List<Behaviour> events, Catalogue catalog, CentreSet centres) {
        var engine = new RecallEngine(World.options(), catalog, centres);
        events.forEach(engine::fold);
        return engine;
    }

    private static List<String> merged(RecallEngine engine, String user) {
        return engine.recall(user, EVENING).orElseThrow().merged().stream()
                .map(Candidate::itemId)
                .toList();
    }

    /** By the name of their channel. */
    private static Map<String, RankedItems> lists(RecallEngine engine, String user) {
        Map<String, RankedItems> lists = new TreeMap<>();
        engine.recall(user, EVENING).orElseThrow().lists().forEach((channel, list) -> lists.put(channel, list));
        return lists;
    }

    private static List<RankedItems> clusterLists(RecallEngine engine, String user) {
        List<RankedItems> lists = new ArrayList<>();
        engine.recall(user, EVENING).orElseThrow().lists().forEach((channel, list) -> {
            if (!channel.startsWith("hot")) {
                lists.add(list);
            }
        });
        return lists;
    }

    private static void assertSameLists(RecallEngine actual, RecallEngine expected) {
        assertThat(actual.userIds()).isEqualTo(expected.userIds());
        for (String user : expected.userIds()) {
            Optional<Recalled> wanted = expected.recall(user, EVENING);
            Optional<Recalled> got = actual.recall(user, EVENING);
            assertThat(got.isPresent()).isEqualTo(wanted.isPresent());
            assertThat(actual.user(user).cluster())
                    .isEqualTo(expected.user(user).cluster());
            assertThat(actual.user(user).version())
                    .isEqualTo(expected.user(user).version());
            wanted.ifPresent(recalled -> assertSame(got.orElseThrow(), recalled));
        }
    }

    private static void assertSame(Recalled actual, Recalled expected) {
        assertThat(actual.lists().keySet()).isEqualTo(expected.lists().keySet());
        expected.lists().forEach((channel, list) -> {
            assertThat(actual.lists().get(channel).itemIds()).as("%s", channel).isEqualTo(list.itemIds());
            assertThat(actual.lists().get(channel).scores()).containsExactly(list.scores(), within(1e-5f));
        });
        assertThat(actual.merged())
                .extracting(Candidate::itemId)
                .isEqualTo(expected.merged().stream().map(Candidate::itemId).toList());
        for (int rank = 0; rank < expected.merged().size(); rank++) {
            Candidate candidate = expected.merged().get(rank);
            assertThat(actual.merged().get(rank).score()).isEqualTo(candidate.score(), within(1e-5f));
            assertThat(actual.merged().get(rank).channels()).isEqualTo(candidate.channels());
        }
    }
}
