package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.named;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.Commands;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.recall.cluster.Member;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clusters that borrow users are told of their guests. */
class UserUpdaterGuestsTest {
    private static final int JAZZ_CLUB = 10;
    private static final int ROCK_CLUB = 20;
    private static final long NOON = 1_750_000_000_000L;
    private static final BehaviourType[] TYPES = BehaviourType.values();
    private static final float NOBODY = Reach.NOBODY;
    /** Whose interest is three parts one and one part the other is within, and out of it with four. */
    private static final float FAR = .3f;

    private final UserUpdater updater =
            new UserUpdater(new InterestUpdater(InterestFixtures.options(), InterestFixtures.DIMENSION));
    private final ClusterAssigner rockBorrows = clubs(4, NOBODY, FAR);
    private final ClusterAssigner bothBorrow = clubs(4, FAR, FAR);

    @Test
    void whoComesNearJoinsAsAGuestWithTheWholeHistory() {
        User known = after(rockBorrows, jazz(click("ann", "a", NOON)), jazz(click("ann", "b", NOON)));
        assertThat(known.guestOf()).isEmpty();
        UserChange change = updater.fold(known, rock(click("ann", "c", NOON)), rockBorrows);

        assertThat(change.user().cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(change.user().guestOf()).containsExactly(ROCK_CLUB);
        assertThat(change.isMove()).isFalse();
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Join.class, false), tuple(JAZZ_CLUB, Change.class, true));
        MemberUpdate join = change.updates().get(0);
        assertThat(join.userId()).isEqualTo("ann");
        assertThat(MemberUpdates.interactions(join))
                .isEqualTo(change.user().interest().history());
        assertThat(MemberUpdates.user(join).direction())
                .isEqualTo(change.user().interest().direction());
        assertThat(MemberUpdates.user(join).contributes()).isTrue();
        assertThat(MemberUpdates.user(join).version()).isEqualTo(change.user().version());
        assertThat(MemberUpdates.user(join).placement().centreVersion()).isEqualTo(4);
        assertThat(join.click()).isNull();
    }

    @Test
    void aGuestsNextClickIsToldWithoutAskingForLists() {
        User guest = jazzFanInTheRockClub();
        UserChange change = updater.fold(guest, jazz(click("ann", "d", NOON)), rockBorrows);

        var click = new Interaction("d", NOON, 0, 1);
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Change.class, false), tuple(JAZZ_CLUB, Change.class, true));
        assertThat(change.updates()).extracting(MemberUpdates::interactions).containsOnly(List.of(click));
        assertThat(change.updates())
                .as("lists are tested at home only")
                .extracting(MemberUpdate::click)
                .containsExactly(null, click);
    }

    @Test
    void aVisitTellsTheHostsNothingNewAndAnImpressionNothingAtAll() {
        User guest = jazzFanInTheRockClub();
        UserChange visit = updater.fold(guest, untagged(visit("ann", NOON + 1)), rockBorrows);
        assertThat(told(visit))
                .containsExactly(tuple(ROCK_CLUB, Change.class, false), tuple(JAZZ_CLUB, Change.class, true));
        assertThat(visit.updates()).extracting(MemberUpdates::interactions).containsOnly(List.of());
        assertThat(updater.fold(guest, rock(impression("ann", "d", NOON + 1)), rockBorrows)
                        .updates())
                .isEmpty();
    }

    @Test
    void whoseTasteMovesAwayIsAGuestNoLonger() {
        User guest = jazzFanInTheRockClub();
        User stillThere =
                updater.fold(guest, jazz(click("ann", "d", NOON)), rockBorrows).user();
        assertThat(stillThere.guestOf()).containsExactly(ROCK_CLUB);
        UserChange change = updater.fold(stillThere, jazz(click("ann", "e", NOON)), rockBorrows);

        assertThat(change.user().guestOf()).isEmpty();
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Leave.class, false), tuple(JAZZ_CLUB, Change.class, true));
        assertThat(MemberUpdates.interactions(change.updates().get(0))).isEmpty();
    }

    @Test
    void aHomeThatIsLeftButBorrowsTheUserKeepsThem() {
        User fan = after(bothBorrow, jazz(click("ann", "a", NOON)));
        UserChange change = updater.fold(fan, rock(did(BehaviourType.SHARE, "ann", "b", NOON)), bothBorrow);

        assertThat(change.isMove()).isTrue();
        assertThat(change.user().cluster()).isEqualTo(ROCK_CLUB);
        assertThat(change.user().guestOf()).containsExactly(JAZZ_CLUB);
        assertThat(told(change))
                .containsExactly(tuple(JAZZ_CLUB, Change.class, false), tuple(ROCK_CLUB, Join.class, true));
        assertThat(MemberUpdates.interactions(change.updates().get(0)))
                .containsExactly(new Interaction("b", NOON, 0, 3));
        assertThat(MemberUpdates.interactions(change.updates().get(1)))
                .containsExactly(new Interaction("a", NOON, 0, 1), new Interaction("b", NOON, 0, 3));
    }

    @Test
    void aGuestWhoMovesInIsKnownAlready() {
        User guest = after(bothBorrow, jazz(click("ann", "a", NOON)), rock(did(BehaviourType.SHARE, "ann", "b", NOON)));
        UserChange change = updater.fold(guest, jazz(did(BehaviourType.SHARE, "ann", "c", NOON)), bothBorrow);

        assertThat(change.isMove()).isTrue();
        assertThat(change.user().cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(change.user().guestOf()).containsExactly(ROCK_CLUB);
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Change.class, false), tuple(JAZZ_CLUB, Change.class, true));
        assertThat(change.updates())
                .extracting(MemberUpdates::interactions)
                .containsOnly(List.of(new Interaction("c", NOON, 0, 3)));
    }

    @Test
    void aGuestWhoMovesInLeavesAHomeThatBorrowsNobody() {
        User guest = jazzFanInTheRockClub();
        UserChange change = updater.fold(guest, rock(did(BehaviourType.PURCHASE, "ann", "d", NOON)), rockBorrows);

        assertThat(change.isMove()).isTrue();
        assertThat(change.user().guestOf()).isEmpty();
        assertThat(told(change))
                .containsExactly(tuple(JAZZ_CLUB, Leave.class, false), tuple(ROCK_CLUB, Change.class, true));
        assertThat(MemberUpdates.interactions(change.updates().get(1)))
                .containsExactly(new Interaction("d", NOON, 0, 4));
    }

    @Test
    void aGuestWhoLosesTheirDirectionStaysAtHomeOnly() {
        float[] jazzRock = Vectors.unit(new double[] {1, 1});
        User guest = after(
                rockBorrows,
                new TaggedBehaviour(click("ann", "a", NOON), jazzRock),
                new TaggedBehaviour(click("ann", "b", NOON), jazzRock));
        assertThat(guest.guestOf()).containsExactly(ROCK_CLUB);
        UserChange change = updater.fold(guest, new TaggedBehaviour(dislike("ann", "c", NOON), jazzRock), rockBorrows);

        assertThat(change.user().cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(change.user().guestOf()).isEmpty();
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Leave.class, false), tuple(JAZZ_CLUB, Change.class, true));
    }

    @Test
    void newCentresTellOnlyWhatTheyChange() {
        User guest = jazzFanInTheRockClub();

        UserChange alike = updater.reassign(guest, clubs(5, NOBODY, FAR));
        assertThat(alike.updates()).isEmpty();
        assertThat(alike.user().centreVersion()).isEqualTo(5);

        UserChange ended = updater.reassign(guest, clubs(5, NOBODY, NOBODY));
        assertThat(told(ended)).containsExactly(tuple(ROCK_CLUB, Leave.class, false));

        UserChange begun = updater.reassign(ended.user(), clubs(6, NOBODY, FAR));
        assertThat(told(begun)).containsExactly(tuple(ROCK_CLUB, Join.class, false));
        assertThat(MemberUpdates.interactions(begun.updates().get(0)))
                .isEqualTo(guest.interest().history());
        assertThat(begun.user().version()).isEqualTo(guest.version());
    }

    @Test
    void whenNewCentresSwapHomeAndHostBothLearnWhoseGuestTheUserIs() {
        User guest = jazzFanInTheRockClub();
        var swapped = new ClusterAssigner(
                CentreSet.of(
                        "tag", 5, 2, ids(), new float[] {0, 1, 1, 0}, new float[] {FAR, NOBODY}, new Provenance(0, 4)),
                .02);
        UserChange change = updater.reassign(guest, swapped);

        assertThat(told(change))
                .containsExactly(tuple(JAZZ_CLUB, Change.class, false), tuple(ROCK_CLUB, Change.class, false));
        assertThat(change.updates())
                .extracting(update -> ((Change) update).user().isGuest())
                .containsExactly(true, false);
        assertThat(change.isMove()).isTrue();
        assertThat(change.user().cluster()).isEqualTo(ROCK_CLUB);
        assertThat(change.user().guestOf()).containsExactly(JAZZ_CLUB);
    }

    @Test
    void aHostThatIsGoneIsLeft() {
        User guest = jazzFanInTheRockClub();
        var alone = new ClusterAssigner(
                CentreSet.of(
                        "tag", 5, 2, new int[] {JAZZ_CLUB}, new float[] {1, 0}, new float[] {-2}, new Provenance(0, 4)),
                .02);
        UserChange change = updater.reassign(guest, alone);

        assertThat(told(change)).containsExactly(tuple(ROCK_CLUB, Leave.class, false));
        assertThat(change.user().guestOf()).isEmpty();
    }

    @Test
    void aCommandMakesListsAtHomeOnly() {
        var command = Commands.of("c", 7, Phase.EMIT, false, false, NOON);
        UserChange change = updater.refresh(jazzFanInTheRockClub(), rockBorrows, command);

        assertThat(told(change)).containsExactly(tuple(JAZZ_CLUB, Refresh.class, true));
        assertThat(change.user().guestOf()).containsExactly(ROCK_CLUB);
    }

    @Test
    void whoWasAwayForTooLongLeavesTheHostsToo() {
        UserChange change = updater.remove(jazzFanInTheRockClub());

        assertThat(change.user()).isNull();
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Leave.class, false), tuple(JAZZ_CLUB, Leave.class, false));
    }

    @Test
    void aForgottenUserLeavesTheHostsToo() {
        UserChange change = updater.forget(jazzFanInTheRockClub(), new ForgetUser("ann", 9, NOON));

        assertThat(change.user()).isNull();
        assertThat(told(change))
                .containsExactly(tuple(ROCK_CLUB, Leave.class, false), tuple(JAZZ_CLUB, Gone.class, false));
        assertThat(change.updates()).extracting(MemberUpdate::userId).containsOnly("ann");
    }

    @Test
    void aRobotCountsNeitherAtHomeNorWithTheHosts() {
        var cautious =
                new UserUpdater(new InterestUpdater(InterestFixtures.robotsBeyond(2), InterestFixtures.DIMENSION));
        User user = cautious.unknown("ann");
        List<List<Boolean>> contributes = new ArrayList<>();
        for (TaggedBehaviour event :
                List.of(jazz(click("ann", "a", NOON)), rock(click("ann", "b", NOON)), jazz(click("ann", "c", NOON)))) {
            UserChange change = cautious.fold(user, event, bothBorrow);
            user = change.user();
            contributes.add(change.updates().stream()
                    .map(update -> MemberUpdates.user(update).contributes())
                    .toList());
        }
        assertThat(contributes).containsExactly(List.of(true), List.of(true, true), List.of(false, false));
    }

    /** Whatever happens, a cluster knows who is in it, and all that they had. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyClusterKnowsItsOwnAndItsGuestsWithTheirWholeHistory(long seed) {
        int historyLimit = 6;
        var random = new Random(seed);
        var small = new UserUpdater(
                new InterestUpdater(InterestFixtures.options(historyLimit, 1_000), InterestFixtures.DIMENSION));
        Map<String, User> users = new TreeMap<>();
        Map<Integer, Map<String, Member>> clusters = new TreeMap<>();
        CentreSet set = randomSet(random, 1);
        int guests = 0;
        for (int step = 0; step < 1_500; step++) {
            var usual = new ClusterAssigner(set, .02);
            String userId = "user-" + random.nextInt(8);
            User before = users.getOrDefault(userId, small.unknown(userId));
            int what = random.nextInt(100);
            if (what < 3) {
                set = randomSet(random, set.version() + 1);
                var renewed = new ClusterAssigner(set, random.nextBoolean() ? .02 : 0);
                List.copyOf(users.values())
                        .forEach(user ->
                                take(user.userId(), small.reassign(user, renewed), users, clusters, historyLimit));
            } else if (what < 5) {
                take(userId, small.forget(before, new ForgetUser(userId, step, 0)), users, clusters, historyLimit);
            } else if (what < 7) {
                take(userId, small.remove(before), users, clusters, historyLimit);
            } else if (what < 10) {
                var command = Commands.of("c", step, Phase.BOTH, false, false, NOON);
                take(userId, small.refresh(before, usual, command), users, clusters, historyLimit);
            } else {
                take(
                        userId,
                        small.fold(before, randomEvent(random, userId, step), usual),
                        users,
                        clusters,
                        historyLimit);
            }
            guests += before.guestOf().size();
            assertKnown(users, clusters);
        }
        assertThat(guests).isGreaterThan(100);
    }

    private static void take(
            String userId,
            UserChange change,
            Map<String, User> users,
            Map<Integer, Map<String, Member>> clusters,
            int historyLimit) {
        if (change.user() == null) {
            users.remove(userId);
        } else {
            users.put(userId, change.user());
        }
        for (MemberUpdate update : change.updates()) {
            Map<String, Member> members = clusters.computeIfAbsent(update.cluster(), id -> new TreeMap<>());
            Member member = members.get(userId);
            if (update instanceof Join join) {
                assertThat(member).as("joined twice").isNull();
                members.put(userId, Member.after(null, join, historyLimit));
            } else if (update instanceof MemberUpdate.Change news) {
                assertThat(member).as("changed before joining").isNotNull();
                members.put(userId, Member.after(member, news, historyLimit));
            } else if (update instanceof Refresh) {
                assertThat(member).as("not there to refresh").isNotNull();
            } else if (update instanceof Leave) {
                assertThat(members.remove(userId)).as("left before joining").isNotNull();
            } else {
                members.remove(userId);
            }
        }
    }

    private static void assertKnown(Map<String, User> users, Map<Integer, Map<String, Member>> clusters) {
        int expected = 0;
        for (User user : users.values()) {
            List<Integer> in = new ArrayList<>(user.guestOf());
            if (user.cluster() != ClusterAssigner.NO_CLUSTER) {
                in.add(user.cluster());
            }
            assertThat(in).doesNotHaveDuplicates();
            for (int cluster : in) {
                Member member = clusters.getOrDefault(cluster, Map.of()).get(user.userId());
                assertThat(member).isNotNull();
                assertThat(member.history()).isEqualTo(user.interest().history());
                assertThat(member.isGuest()).isEqualTo(cluster != user.cluster());
            }
            expected += in.size();
        }
        assertThat(clusters.values().stream().mapToInt(Map::size).sum())
                .as("members in all clusters")
                .isEqualTo(expected);
    }

    /** Up to six clusters with few ids, of which some borrow, some of them everybody. */
    private static CentreSet randomSet(Random random, long version) {
        int k = 1 + random.nextInt(6);
        CentreSet centres = CentreSet.random(random.nextLong(), k, 2);
        float[] reach = new float[k];
        for (int row = 0; row < k; row++) {
            reach[row] = random.nextInt(3) == 0 ? NOBODY : random.nextInt(5) == 0 ? -2 : random.nextFloat();
        }
        return CentreSet.of("tag", version, 2, centres.ids(), centres.centres(), reach, new Provenance(0, version - 1));
    }

    private static TaggedBehaviour randomEvent(Random random, String userId, int step) {
        BehaviourType type = TYPES[random.nextInt(TYPES.length)];
        String item = type.isAboutAnItem() ? "item-" + random.nextInt(12) : null;
        var event = did(type, userId, item, NOON + step * 60_000L - random.nextInt(8) * 600_000L);
        // Now and then one that came before.
        var named = named("e" + (random.nextInt(10) == 0 ? step / 2 : step), event);
        return new TaggedBehaviour(
                named,
                random.nextInt(8) == 0
                        ? null
                        : Vectors.unit(new double[] {random.nextGaussian(), random.nextGaussian()}));
    }

    /** Two parts jazz, one part rock: at home with jazz, a guest where rock borrows. */
    private User jazzFanInTheRockClub() {
        return after(
                rockBorrows,
                jazz(click("ann", "a", NOON)),
                jazz(click("ann", "b", NOON)),
                rock(click("ann", "c", NOON)));
    }

    private User after(ClusterAssigner assigner, TaggedBehaviour... events) {
        User user = updater.unknown("ann");
        for (TaggedBehaviour event : events) {
            user = updater.fold(user, event, assigner).user();
        }
        return user;
    }

    private static ClusterAssigner clubs(long version, float... reach) {
        return new ClusterAssigner(
                CentreSet.of("tag", version, 2, ids(), new float[] {1, 0, 0, 1}, reach, new Provenance(0, 3)), .02);
    }

    private static int[] ids() {
        return new int[] {JAZZ_CLUB, ROCK_CLUB};
    }

    private static List<Tuple> told(UserChange change) {
        return change.updates().stream()
                .map(update -> tuple(update.cluster(), update.getClass(), update.makesLists()))
                .toList();
    }
}
