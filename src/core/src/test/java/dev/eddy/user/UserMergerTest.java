package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.merge;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.Commands;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.UserChange.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserMergerTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final int JAZZ_CLUB = 10;

    private final UserStage stage = new UserStage(
            InterestFixtures.options(),
            CentreSet.of(
                    CentreSet.TAG_SPACE,
                    1,
                    2,
                    new int[] {JAZZ_CLUB, 20},
                    new float[] {1, 0, 0, 1},
                    new Provenance(0, 0)),
            .02,
            InterestFixtures.inputs(CentreSets.TAGS));
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Tombstone> tombstones = new HashMap<>();
    private final Parts parts = Parts.inMemory();
    private final Deque<Handover> underWay = new ArrayDeque<>();
    private final List<UserChange> changes = new ArrayList<>();

    @Test
    void afterALoginTheUserHasWhatTheAnonymousIdDid() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(rock(click("ann", "b", NOON + 1)));
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        var direct = stage.fold(
                stage.fold(stage.unknown("ann"), jazz(click("ann", "a", NOON))).user(),
                rock(click("ann", "b", NOON + 1)));
        assertThat(interest("ann").history()).isEqualTo(direct.user().interest().history());
        assertThat(interest("ann").direction())
                .containsExactly(direct.user().interest().direction(), within(1e-6f));
    }

    @Test
    void aLoginOfTheHistoryMakesNoList() {
        fold(jazz(click("cookie", "a", NOON).ofHistory()));
        fold(jazz(click("ann", "b", NOON + 1).ofHistory()));
        fold(untagged(merge("ann", "cookie", NOON + 2).ofHistory()));
        handOver();
        fold(jazz(click("cookie", "c", NOON + 3).ofHistory()));
        handOver();
        assertThat(interest("ann").history()).extracting(Interaction::itemId).containsExactly("c", "b", "a");
        assertThat(changes).flatExtracting(UserChange::updates).noneMatch(MemberUpdate::makesLists);
    }

    @Test
    void theClusterIsToldTheWholeHistoryAndMakesAList() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(jazz(click("ann", "b", NOON + 1)));
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        MemberUpdate told = last().updates().get(0);
        assertThat(told).isInstanceOf(Join.class);
        assertThat(told.makesLists()).isTrue();
        assertThat(told.appendedAtMillis()).isEqualTo(NOON + 2);
        assertThat(MemberUpdates.interactions(told))
                .extracting(Interaction::itemId)
                .containsExactly("b", "a");
    }

    @Test
    void theListsOfTheAnonymousIdLeadToTheUser() {
        fold(jazz(click("cookie", "a", NOON)));
        var before = users.get("cookie").version();
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        assertThat(updatesOf("cookie")).hasExactlyElementsOfTypes(Join.class, Leave.class, Gone.class);
        // In the order of one cluster, so that the list that they lead to is there before.
        assertThat(last().updates()).extracting(MemberUpdate::userId).containsExactly("ann", "cookie");
        assertThat(updatesOf("cookie").get(2)).isInstanceOfSatisfying(Gone.class, gone -> {
            assertThat(gone.cluster()).isEqualTo(JAZZ_CLUB);
            assertThat(gone.mergedInto()).isEqualTo("ann");
            assertThat(gone.version()).isGreaterThan(before);
        });
        assertThat(users.get("cookie").hasCluster()).isFalse();
    }

    @Test
    void whatTheIdWasCountedForIsTakenBackAndCountedForTheUser() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(jazz(click("cookie", "b", NOON + 1)));
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        Map<String, Integer> sums = new HashMap<>();
        for (UserChange change : changes) {
            for (Transition each : change.transitions()) {
                sums.merge(each.itemId() + each.nextItemId(), each.count(), Integer::sum);
            }
        }
        assertThat(sums).containsExactly(Map.entry("ab", 6));
    }

    @Test
    void whatTheIdDoesLaterReachesTheUser() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        handOver();
        fold(jazz(click("cookie", "b", NOON + 2)));
        assertThat(last().updates()).as("no list of its own").isEmpty();
        handOver();
        assertThat(items("ann")).containsExactly("b", "a");
        fold(jazz(click("ann", "c", NOON + 3)));
        assertThat(items("ann")).containsExactly("c", "b", "a");
        assertThat(last().updates()).hasExactlyElementsOfTypes(Change.class);
    }

    @Test
    void aLateImpressionOfTheIdTellsNobody() {
        fold(untagged(merge("ann", "cookie", NOON)));
        handOver();
        fold(jazz(impression("cookie", "b", NOON + 2)));
        assertThat(underWay).isEmpty();
    }

    @Test
    void handoversThatComeTwiceOrTooLateChangeNothing() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        Handover merge = underWay.remove();
        take(merge);
        Handover older = underWay.remove();
        take(older);
        fold(jazz(click("cookie", "b", NOON + 2)));
        Handover newer = underWay.remove();
        take(newer);
        User ann = users.get("ann");
        for (Handover again : List.of(merge, older, newer)) {
            take(again);
            handOver();
            assertThat(last().updates()).as("no list").noneMatch(MemberUpdate::makesLists);
        }
        assertThat(users.get("ann")).isSameAs(ann);
        assertThat(ann.interest().history())
                .extracting(Interaction::clicks)
                .as("of each item")
                .containsOnly(1);
    }

    /** After a failure the events of an id may come in another order than before it. */
    @Test
    void anIdThatGoesBackInTimeEndsUpComplete() {
        fold(jazz(click("cookie", "a", NOON)));
        User before = users.get("cookie");
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        handOver();
        fold(jazz(click("cookie", "b", NOON + 2)));
        handOver();
        users.put("cookie", before);
        fold(jazz(click("cookie", "c", NOON + 2)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        take(new Handover.Merge(merge("ann", "cookie", NOON + 1)));
        handOver();
        fold(jazz(click("cookie", "b", NOON + 2)));
        handOver();
        assertThat(items("ann")).containsExactly("b", "c", "a");
    }

    @Test
    void aVersionOfTheUsersListsNeverGoesBack() {
        var versions = new ArrayList<>(List.of(stage.unknown("ann").version()));
        for (int id = 0; id < 8; id++) {
            fold(jazz(click("cookie-" + id, "a" + id, NOON + id)));
            fold(untagged(merge("ann", "cookie-" + id, NOON + id)));
            versions.add(users.get("ann").version());
            handOver();
            versions.add(users.get("ann").version());
            fold(jazz(click("ann", "b" + id, NOON + id)));
            versions.add(users.get("ann").version());
        }
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aUserOfManyIdsHasTheEventsOfAll() {
        var direct = stage.unknown("ann");
        for (int id = 0; id < 20; id++) {
            var click = jazz(click("cookie-" + id, "a" + id, NOON + id));
            fold(click);
            fold(untagged(merge("ann", "cookie-" + id, NOON + id)));
            handOver();
            direct = stage.fold(direct, jazz(click("ann", "a" + id, NOON + id))).user();
        }
        assertThat(interest("ann").history()).isEqualTo(direct.interest().history());
        assertThat(interest("ann").sum()).containsExactly(direct.interest().sum(), within(1e-9));
        assertThat(users.get("ann").otherIds()).hasSize(20);
        fold(jazz(click("cookie-0", "late", NOON + 50)));
        handOver();
        assertThat(items("ann")).as("of the id that was merged first").startsWith("late", "a19");
    }

    @Test
    void aUserHasAHundredIdsAtMost() {
        for (int id = 0; id < 101; id++) {
            fold(untagged(merge("ann", "cookie-" + id, NOON + id)));
        }
        assertRefused("100 ids are merged into ann already");
        fold(untagged(merge("ann", "cookie-7", NOON + 200)));
        assertThat(last().isApplied()).as("a login with an id of before").isTrue();
    }

    @Test
    void aCircleIsRefused() {
        fold(untagged(merge("ann", "bob", NOON)));
        handOver();
        fold(untagged(merge("bob", "ann", NOON + 1)));
        assertRefused("bob is merged into ann");
        // Nobody knows which of two at the same time came first.
        fold(untagged(merge("eve", "joe", NOON)));
        fold(untagged(merge("joe", "eve", NOON)));
        take(underWay.remove());
        take(underWay.remove());
        assertThat(changes.subList(changes.size() - 2, changes.size()))
                .extracting(change -> change.refused().reason())
                .containsExactlyInAnyOrder(
                        "other ids are merged into joe, such as eve", "other ids are merged into eve, such as joe");
        handOver();
        fold(jazz(click("joe", "a", NOON + 1)));
        assertThat(last().updates()).as("a list of its own").isNotEmpty();
        fold(untagged(merge("eve", "joe", NOON + 2)));
        handOver();
        assertThat(items("eve")).as("one of the two, later").containsExactly("a");
    }

    @Test
    void twoIdsAreMergedInOneMillisecond() {
        fold(untagged(merge("ann", "phone", NOON)));
        fold(untagged(merge("ann", "laptop", NOON)));
        handOver();
        assertThat(users.get("ann").otherIds()).containsExactly("phone", "laptop");
    }

    @Test
    void anIdOfOnePersonIsNotMergedIntoAnother() {
        fold(untagged(merge("ann", "cookie", NOON)));
        handOver();
        fold(untagged(merge("bob", "cookie", NOON + 1)));
        handOver();
        assertRefused("cookie is merged into ann");
        fold(jazz(click("cookie", "a", NOON + 2)));
        handOver();
        assertThat(items("ann")).containsExactly("a");
        assertThat(items("bob")).isEmpty();
    }

    @Test
    void anIdThatCouldNotBeMergedIsNotTheUsers() {
        fold(untagged(merge("ann", "cookie", NOON)));
        handOver();
        fold(untagged(merge("bob", "cookie", NOON + 1)));
        handOver();
        assertThat(users.get("bob").merged()).isEqualTo(Merged.ALONE);
        forget(new ForgetUser("bob", 7, NOON + 2));
        handOver();
        assertThat(users).containsOnlyKeys("ann", "cookie");
    }

    @Test
    void aRobotIsNobodysOtherId() {
        for (int i = 0; i < 2_000; i++) {
            fold(jazz(click("guest", "a" + i, NOON + i)));
        }
        fold(untagged(merge("ann", "guest", NOON + 2_000)));
        take(underWay.remove());
        assertRefused("guest clicks faster than people do");
    }

    @Test
    void aRepeatedLoginBringsWhatWasLostOnTheWay() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        take(underWay.remove());
        underWay.clear();
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        assertThat(items("ann")).containsExactly("a");
        assertThat(updatesOf("cookie")).last().isInstanceOf(Gone.class);
    }

    @Test
    void anIdGoesWithItsUserNotBefore() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        handOver();
        var expiry = new BucketWalk(null, false, Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat(stage.walk(users.get("cookie"), expiry, parts).user()).isNotNull();
        keep(stage.walk(users.get("ann"), expiry, parts));
        handOver();
        assertThat(users).isEmpty();
        fold(jazz(click("cookie", "b", NOON + 2)));
        assertThat(users.get("cookie").hasCluster())
                .as("an id of its own again")
                .isTrue();
        fold(untagged(merge("ann", "cookie", NOON + 3)));
        handOver();
        assertThat(items("ann")).containsExactly("b");
    }

    /** As when the job begins without its state, and reads the events that Kafka still has. */
    @Test
    void whatAnIdWhoseStateBeganAnewTellsReplacesWhatItToldBefore() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(jazz(click("cookie", "b", NOON + 1)));
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        users.remove("cookie");
        fold(jazz(click("cookie", "b", NOON + 1)));
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        assertThat(items("ann")).as("nothing new").containsExactly("b", "a");
        take(new Handover.Merge(merge("ann", "cookie", NOON + 2)));
        handOver();
        fold(jazz(click("cookie", "c", NOON + 3)));
        handOver();
        assertThat(items("ann")).containsExactly("c", "b");
    }

    @Test
    void anIdThatWasActiveAfterAllDoesNotExpireWithItsUser() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        handOver();
        var expiry = new BucketWalk(null, false, Long.MAX_VALUE, Long.MIN_VALUE);
        fold(jazz(click("cookie", "b", NOON + 2)));
        Handover late = underWay.remove();
        keep(stage.walk(users.get("ann"), expiry, parts));
        handOver();
        take(late);
        assertThat(items("ann")).containsExactly("b", "a");
    }

    @Test
    void anOrderToForgetThatComesAgainDoesNotForgetWhatCameAfterIt() {
        fold(jazz(click("cookie", "old", NOON)));
        fold(untagged(merge("ann", "cookie", NOON)));
        handOver();
        forget(new ForgetUser("ann", 7, NOON + 1));
        Handover forgetCookie = underWay.remove();
        take(forgetCookie);
        fold(jazz(click("ann", "new", NOON + 2)));
        fold(untagged(merge("ann", "cookie", NOON + 2)));
        handOver();
        take(forgetCookie);
        take(new Handover.Forget("cookie", new ForgetUser("ann", 7, NOON + 1), Handover.Forget.UNKNOWN));
        handOver();
        assertThat(items("ann")).containsExactly("new");
        assertThat(users).containsKey("cookie");
    }

    @Test
    void whoIsForgottenIsForgottenUnderAllIds() {
        for (String forgotten : List.of("ann", "cookie-1")) {
            users.clear();
            tombstones.clear();
            for (String id : List.of("cookie-1", "cookie-2")) {
                fold(jazz(click(id, "a", NOON)));
                fold(untagged(merge("ann", id, NOON + 1)));
                handOver();
            }
            forget(new ForgetUser(forgotten, 7, NOON + 2));
            handOver();
            assertThat(users).isEmpty();
            assertThat(tombstones).containsOnlyKeys("ann", "cookie-1", "cookie-2");
        }
    }

    @Test
    void whatWasUnderWayToAForgottenUserDoesNotComeBack() {
        fold(jazz(click("cookie", "a", NOON)));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        take(underWay.remove());
        Handover part = underWay.remove();
        forget(new ForgetUser("ann", 7, NOON + 2));
        take(part);
        assertThat(last().outcome()).isEqualTo(Outcome.IGNORED);
        handOver();
        assertThat(users).isEmpty();
    }

    @Test
    void aMergeFromBeforeOneOfTheTwoWasForgottenIsRefused() {
        forget(new ForgetUser("ann", 7, NOON + 2));
        fold(untagged(merge("ann", "cookie", NOON + 1)));
        assertRefused("ann was forgotten after this merge");
        fold(untagged(merge("bob", "ann", NOON + 1)));
        handOver();
        assertRefused("ann was forgotten after this merge");
    }

    @Test
    void anOrderToForgetSomebodyElsesIdIsIgnored() {
        fold(jazz(click("cookie", "a", NOON)));
        take(new Handover.Forget("eve", new ForgetUser("cookie", 7, NOON + 2), Handover.Forget.UNKNOWN));
        assertThat(users).containsKey("cookie");
    }

    @Test
    void aRebuildOfRedisWritesAgainWhereTheListsOfAnIdAre() {
        fold(untagged(merge("ann", "cookie", NOON)));
        handOver();
        User id = users.get("cookie");
        var emit = Commands.of("c", 7, Phase.EMIT, false, false, NOON);
        UserChange change = stage.walk(id, new BucketWalk(emit, false, Long.MIN_VALUE, Long.MIN_VALUE), parts);
        assertThat(change.updates()).singleElement().isInstanceOfSatisfying(Gone.class, gone -> {
            assertThat(gone.mergedInto()).isEqualTo("ann");
            assertThat(gone.version()).isGreaterThan(id.version());
        });
    }

    private void assertRefused(String reason) {
        UserChange refused = changes.stream()
                .filter(change -> change.outcome() == Outcome.REFUSED)
                .reduce((one, later) -> later)
                .orElseThrow();
        assertThat(refused.refused().reason()).isEqualTo(reason);
        assertThat(refused.user()).isSameAs(refused.before());
    }

    private Interest interest(String userId) {
        return users.get(userId).interest();
    }

    private List<String> items(String userId) {
        return interest(userId).history().stream().map(Interaction::itemId).toList();
    }

    private UserChange last() {
        return changes.get(changes.size() - 1);
    }

    private List<MemberUpdate> updatesOf(String userId) {
        return changes.stream()
                .flatMap(change -> change.updates().stream())
                .filter(update -> update.userId().equals(userId))
                .toList();
    }

    private void fold(TaggedBehaviour event) {
        keep(stage.fold(knownOrNew(event.behaviour().userId()), event));
    }

    private void forget(ForgetUser order) {
        keep(stage.forget(knownOrNew(order.userId()), order, parts));
        tombstones.put(order.userId(), Tombstone.of(order));
    }

    private void handOver() {
        while (!underWay.isEmpty()) {
            take(underWay.remove());
        }
    }

    private void take(Handover handover) {
        UserChange change = stage.take(knownOrNew(handover.to()), handover, parts);
        if (change.user() == null && handover instanceof Handover.Forget forget) {
            tombstones.put(handover.to(), Tombstone.of(forget.order()));
        }
        keep(change);
    }

    private User knownOrNew(String userId) {
        User known = users.get(userId);
        return known == null ? stage.unknown(userId, 0, tombstones.get(userId)) : known;
    }

    private void keep(UserChange change) {
        changes.add(change);
        apply(change);
    }

    private void apply(UserChange change) {
        for (Handover told : change.handovers()) {
            if (told instanceof Handover.Taken) {
                // At once and without a word, so that tests tell of what is under way otherwise.
                apply(stage.take(knownOrNew(told.to()), told, parts));
            } else {
                underWay.add(told);
            }
        }
        if (!change.isApplied()) {
            return;
        }
        if (change.user() != null) {
            users.put(change.user().userId(), change.user());
        } else if (change.before() != null) {
            users.remove(change.before().userId());
        }
    }
}
