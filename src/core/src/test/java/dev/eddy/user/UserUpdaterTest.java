package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.mute;
import static dev.eddy.behaviour.Behaviours.placed;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.Version;
import dev.eddy.control.Command;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.Commands;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.filter.Mute;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.option.Options;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserUpdaterTest {
    private static final int JAZZ_CLUB = 10;
    private static final int ROCK_CLUB = 20;
    private static final long NOON = 1_750_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final ClusterAssigner assigner = assigner(4, 1, 0, 0, 1);
    private final UserUpdater updater =
            new UserUpdater(new InterestUpdater(InterestFixtures.options(), InterestFixtures.DIMENSION));

    @Test
    void theFirstClickJoinsACluster() {
        UserChange change = fold(updater.unknown("ann"), jazz(click("ann", "a", NOON)));
        MemberUpdate join = only(change);
        assertThat(join).isInstanceOf(Join.class);
        assertThat(join.cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(join.userId()).isEqualTo("ann");
        assertThat(MemberUpdates.interactions(join)).containsExactly(new Interaction("a", NOON, 0, 1));
        assertThat(MemberUpdates.user(join).direction()).containsExactly(1, 0);
        assertThat(join.asOfMillis()).isEqualTo(NOON);
        assertThat(join.appendedAtMillis()).isEqualTo(NOON);
        assertThat(MemberUpdates.user(join).version()).isEqualTo(new Version(0, 1, 0));
        assertThat(MemberUpdates.user(join).placement().centreVersion()).isEqualTo(4);
        assertThat(MemberUpdates.user(join).placement().nextClusters()).containsExactly(ROCK_CLUB);
        assertThat(join.makesLists()).isTrue();
        assertThat(change.user().cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(change.user().centreVersion()).isEqualTo(4);
    }

    @Test
    void theNextClickTellsTheClusterOfItAlone() {
        User known = after(jazz(click("ann", "a", NOON)));
        MemberUpdate update = only(fold(known, jazz(click("ann", "b", NOON + 1))));
        assertThat(update).isInstanceOf(Change.class);
        assertThat(update.cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(MemberUpdates.interactions(update)).containsExactly(new Interaction("b", NOON + 1, 0, 1));
        assertThat(MemberUpdates.user(update).version()).isEqualTo(new Version(0, 2, 0));
        assertThat(update.makesLists()).isTrue();
    }

    @Test
    void tenThousandClicksOfOneMillisecondLeaveABoundedUserAndTellBoundedNews() {
        InterestOptions shipped = Options.defaults(InterestOptions.class);
        // Not even this user is a robot, of whom the clusters would be told less.
        InterestOptions options = Options.with(shipped, Map.of("internal.interest.robot-clicks", 1_000_000));
        var limited = new UserUpdater(new InterestUpdater(options, InterestFixtures.DIMENSION));
        User ann = limited.unknown("ann");
        int mostTold = 0;
        for (int i = 0; i < 10_000; i++) {
            UserChange change = limited.fold(ann, jazz(placed(i, click("ann", "item-" + i, NOON))), assigner);
            ann = change.user();
            mostTold = Math.max(
                    mostTold, change.updates().size() + change.transitions().size());
        }
        assertThat(mostTold).isLessThan(20);
        assertThat(ann.interest().sequence()).isEqualTo(10_000);
        assertThat(ann.interest().ledger().prints()).hasSize(shipped.duplicateLimit());
        assertThat(ann.interest().history()).hasSize(shipped.historyLimit());
        assertThat(ann.interest().history().get(0).itemId()).isEqualTo("item-9999");
    }

    @Test
    void whatWasHadAfterWhatIsToldAndTakenBackWithTheUser() {
        User ann = after(jazz(click("ann", "a", NOON)));
        UserChange change = fold(ann, rock(click("ann", "b", NOON + 1)));
        assertThat(change.transitions()).containsExactly(new Transition("a", "b", 6));
        List<Transition> takenBack = List.of(new Transition("a", "b", -6));
        assertThat(updater.remove(change.user()).transitions()).isEqualTo(takenBack);
        assertThat(updater.forget(change.user(), new ForgetUser("ann", 7, NOON)).transitions())
                .isEqualTo(takenBack);
    }

    @Test
    void whatARobotHadAfterWhatDoesNotCount() {
        var strict = new UserUpdater(new InterestUpdater(InterestFixtures.robotsBeyond(2), InterestFixtures.DIMENSION));
        User robot = strict.unknown("ann");
        List<Transition> told = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UserChange change = strict.fold(robot, jazz(click("ann", "item-" + i, NOON + i)), assigner);
            robot = change.user();
            told.addAll(change.transitions());
        }
        assertThat(told).containsExactly(new Transition("item-0", "item-1", 6), new Transition("item-0", "item-1", -6));
    }

    @Test
    void aRobotsListsAreMadeAnewWithOneClickASecondAndItsClusterStillLearnsOfEach() {
        var strict = new UserUpdater(new InterestUpdater(InterestFixtures.robotsBeyond(2), InterestFixtures.DIMENSION));
        User robot = strict.unknown("ann");
        List<Boolean> refreshed = new ArrayList<>();
        for (int millis : List.of(0, 100, 200, 900, 1_000, 1_999, 1_500, 2_000)) {
            UserChange change = strict.fold(robot, jazz(click("ann", "item-" + millis, NOON + millis)), assigner);
            robot = change.user();
            MemberUpdate told = only(change);
            assertThat(MemberUpdates.interactions(told)).hasSize(1);
            refreshed.add(told.makesLists());
        }
        assertThat(refreshed).containsExactly(true, true, false, false, true, false, false, true);
    }

    @Test
    void aLateClickRefreshesAsOfTheNewestEvent() {
        User known = after(jazz(click("ann", "a", NOON)));
        assertThat(only(fold(known, jazz(click("ann", "b", NOON - 5)))).asOfMillis())
                .isEqualTo(NOON);
    }

    @Test
    void aMoveLeavesTheOldClusterThenJoinsTheNewOneWithTheWholeHistory() {
        User known = after(jazz(click("ann", "a", NOON)));
        UserChange change = fold(known, rock(did(BehaviourType.PURCHASE, "ann", "b", NOON + 1)));
        assertThat(change.isMove()).isTrue();
        assertThat(change.user().cluster()).isEqualTo(ROCK_CLUB);
        MemberUpdate leave = change.updates().get(0);
        assertThat(leave).isInstanceOf(Leave.class);
        assertThat(leave.cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(leave.click()).isEqualTo(new Interaction("b", NOON + 1, 0, 4));
        assertThat(leave.appendedAtMillis())
                .as("a click that is late is sampled seldom")
                .isEqualTo(NOON + 1);
        assertThat(leave.makesLists()).isFalse();
        MemberUpdate join = change.updates().get(1);
        assertThat(join).isInstanceOf(Join.class);
        assertThat(join.cluster()).isEqualTo(ROCK_CLUB);
        assertThat(MemberUpdates.interactions(join))
                .containsExactly(new Interaction("b", NOON + 1, 0, 4), new Interaction("a", NOON, 0, 1));
        assertThat(MemberUpdates.user(join).placement().nextClusters()).containsExactly(JAZZ_CLUB);
        assertThat(join.makesLists()).isTrue();
    }

    @Test
    void aClickIsToldToWhoeverCanTestItsListsWithIt() {
        UserChange join = fold(updater.unknown("ann"), jazz(click("ann", "a", NOON)));
        assertThat(only(join).click()).as("nothing was known before").isNull();
        User known = join.user();
        assertThat(only(fold(known, jazz(click("ann", "b", NOON)))).click())
                .isEqualTo(new Interaction("b", NOON, 0, 1));
        assertThat(only(fold(known, untagged(visit("ann", NOON)))).click()).isNull();
        assertThat(only(updater.refresh(known, assigner, command(1, NOON))).click())
                .isNull();
        assertThat(only(updater.remove(known)).click()).isNull();
        User fan = fold(known, jazz(click("ann", "b", NOON))).user();
        User fanOfAll = fold(fan, rock(click("ann", "c", NOON))).user();
        assertThat(only(fold(fanOfAll, rock(dislike("ann", "d", NOON)))).click())
                .as("a dislike is no click")
                .isNull();
    }

    @Test
    void aUserJustOverTheBorderStays() {
        User known = after(jazz(click("ann", "a", NOON)), jazz(click("ann", "b", NOON)), rock(click("ann", "c", NOON)));
        // Now a little more rock than jazz: the click before it has faded by a few minutes.
        UserChange change = fold(known, rock(click("ann", "d", NOON + 60_000)));
        assertThat(change.user().interest().direction()[1])
                .isGreaterThan(change.user().interest().direction()[0]);
        assertThat(only(change)).isInstanceOf(Change.class);
        assertThat(only(change).cluster()).isEqualTo(JAZZ_CLUB);
    }

    @Test
    void aUserWhoOnlyVisitsIsInAClusterAndHasLists() {
        UserChange change = fold(updater.unknown("ann"), untagged(visit("ann", NOON)));
        MemberUpdate join = only(change);
        assertThat(join).isInstanceOf(Join.class);
        assertThat(join.cluster()).isEqualTo(clubWithoutDirection("ann"));
        assertThat(MemberUpdates.user(join).direction()).isNull();
        assertThat(MemberUpdates.user(join).placement().nextClusters()).isEmpty();
        assertThat(join.makesLists()).isTrue();
        User ann = change.user();
        assertThat(only(fold(ann, untagged(visit("ann", NOON + 1))))).isInstanceOf(Change.class);
        assertThat(only(updater.refresh(ann, assigner, command(1, NOON))).makesLists())
                .isTrue();
        UserQuestion asked = updater.ask(ann, new Question("q", "ann", "a", Question.LAST), assigner);
        assertThat(asked.cluster()).isEqualTo(join.cluster());
        assertThat(asked.user().placement().nextClusters()).isEmpty();
        assertThat(only(updater.remove(ann))).isInstanceOf(Leave.class);
        assertThat(only(updater.forget(ann, new ForgetUser("ann", 7, NOON))).cluster())
                .isEqualTo(join.cluster());
    }

    @Test
    void aVisitorGoesToTheNearestClusterWithTheFirstClickAndTakesAllAlong() {
        String visitor = whoIsInTheRockClubWithoutDirection();
        User known = fold(updater.unknown(visitor), untagged(dislike(visitor, "a", NOON)))
                .user();
        assertThat(known.cluster()).isEqualTo(ROCK_CLUB);
        UserChange change = fold(known, jazz(click(visitor, "b", NOON + 1)));
        assertThat(change.updates()).hasExactlyElementsOfTypes(Leave.class, Join.class);
        MemberUpdate join = change.updates().get(1);
        assertThat(join.cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(MemberUpdates.interactions(join))
                .extracting(Interaction::itemId)
                .containsExactly("b", "a");
    }

    @Test
    void aUserWhoLosesTheirDirectionStays() {
        String visitor = whoIsInTheRockClubWithoutDirection();
        User known =
                fold(updater.unknown(visitor), jazz(click(visitor, "a", NOON))).user();
        known = fold(known, jazz(click(visitor, "b", NOON))).user();
        UserChange change = fold(known, jazz(dislike(visitor, "c", NOON)));
        assertThat(only(change)).isInstanceOf(Change.class);
        assertThat(only(change).cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(MemberUpdates.user(only(change)).direction()).isNull();
        assertThat(change.isMove()).isFalse();
        User swept = updater.reassign(change.user(), assigner(5, 1, 0, 0, 1)).user();
        assertThat(swept.cluster()).isEqualTo(ROCK_CLUB);
    }

    @Test
    void whoWasOnlyShownSomethingIsInNoCluster() {
        UserChange shown = fold(updater.unknown("ann"), rock(impression("ann", "b", NOON)));
        assertThat(shown.updates()).isEmpty();
        assertThat(shown.user().cluster()).isEqualTo(ClusterAssigner.NO_CLUSTER);
        ClusterAssigner others = assigner(5, 0, 1, 1, 0);
        UserChange swept = updater.reassign(shown.user(), others);
        assertThat(swept.updates()).isEmpty();
        assertThat(swept.user().centreVersion()).isEqualTo(5);
        assertThat(updater.refresh(swept.user(), others, command(1, NOON)).updates())
                .isEmpty();
        assertThat(updater.remove(swept.user()).updates()).isEmpty();
    }

    @Test
    void anImpressionTellsNobody() {
        User known = after(jazz(click("ann", "a", NOON)));
        UserChange change = fold(known, rock(impression("ann", "b", NOON + 1)));
        assertThat(change.updates()).isEmpty();
        assertThat(change.isApplied()).isTrue();
        assertThat(change.user().cluster()).isEqualTo(JAZZ_CLUB);
    }

    @Test
    void aVisitRefreshesAndAddsNothing() {
        User known = after(jazz(click("ann", "a", NOON)));
        MemberUpdate update = only(fold(known, untagged(visit("ann", NOON + DAY))));
        assertThat(update).isInstanceOf(Change.class);
        assertThat(MemberUpdates.interactions(update)).isEmpty();
        assertThat(update.makesLists()).isTrue();
        assertThat(update.asOfMillis()).isEqualTo(NOON + DAY);
    }

    @Test
    void aDuplicateChangesNothingAndTellsNobody() {
        User known = after(jazz(click("ann", "a", NOON)));
        UserChange change = fold(known, jazz(click("ann", "a", NOON)));
        assertThat(change.outcome()).isEqualTo(UserChange.Outcome.DUPLICATE);
        assertThat(change.updates()).isEmpty();
        assertThat(change.user()).isSameAs(known);
    }

    @Test
    void aRefreshKeepsTheSequenceAndRaisesTheCommand() {
        User known = after(jazz(click("ann", "a", NOON)), jazz(click("ann", "b", NOON + 1)));
        UserChange change = updater.refresh(known, assigner, command(7, NOON + DAY));
        MemberUpdate refresh = only(change);
        assertThat(MemberUpdates.user(refresh).version())
                .isEqualTo(new Version(0, 2, 7))
                .isGreaterThan(known.version());
        assertThat(refresh).isInstanceOf(Refresh.class);
        assertThat(MemberUpdates.interactions(refresh)).isEmpty();
        assertThat(refresh.makesLists()).isTrue();
        assertThat(refresh.asOfMillis()).isEqualTo(NOON + DAY);
        assertThat(change.user().interest()).isSameAs(known.interest());
    }

    @Test
    void anOlderCommandDoesNotLowerTheVersion() {
        User known = after(jazz(click("ann", "a", NOON)));
        User commanded = updater.refresh(known, assigner, command(7, NOON)).user();
        assertThat(MemberUpdates.user(only(updater.refresh(commanded, assigner, command(3, NOON))))
                        .version())
                .isEqualTo(new Version(0, 1, 7));
        assertThat(MemberUpdates.user(only(fold(commanded, jazz(click("ann", "b", NOON)))))
                        .version())
                .isEqualTo(new Version(0, 2, 7));
    }

    @Test
    void newCentresMoveAUserWithoutMakingLists() {
        User known = after(jazz(click("ann", "a", NOON)));
        ClusterAssigner swapped = assigner(5, 0, 1, 1, 0);
        UserChange change = updater.reassign(known, swapped);
        assertThat(change.updates()).hasExactlyElementsOfTypes(Leave.class, Join.class);
        assertThat(change.updates()).extracting(MemberUpdate::cluster).containsExactly(JAZZ_CLUB, ROCK_CLUB);
        assertThat(change.updates()).extracting(MemberUpdate::makesLists).containsOnly(false);
        assertThat(change.user().centreVersion()).isEqualTo(5);
        assertThat(change.user().version()).isEqualTo(known.version());
    }

    @Test
    void newCentresTellNobodyOfAUserWhoStays() {
        User known = after(jazz(click("ann", "a", NOON)));
        UserChange change = updater.reassign(known, assigner(5, 1, 0, 0, 1));
        assertThat(change.updates()).isEmpty();
        assertThat(change.user().cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(change.user().centreVersion()).isEqualTo(5);
    }

    @Test
    void whoWasAwayForTooLongLeaves() {
        User known = after(jazz(click("ann", "a", NOON)));
        assertThat(updater.isExpired(known, NOON + 30 * DAY)).isFalse();
        assertThat(updater.isExpired(known, NOON + 30 * DAY + 1)).isTrue();
        UserChange change = updater.remove(known);
        assertThat(change.user()).isNull();
        assertThat(only(change)).isInstanceOf(Leave.class);
        assertThat(only(change).cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(only(change).makesLists()).isFalse();
    }

    @Test
    void theListsOfAForgottenUserGoWhereverTheyAre() {
        User known = after(jazz(click("ann", "a", NOON)));
        var order = new ForgetUser("ann", 9, NOON + 5);
        UserChange change = updater.forget(known, order);
        assertThat(change.user()).isNull();
        assertThat(only(change)).isInstanceOf(Gone.class);
        assertThat(only(change).cluster()).isEqualTo(JAZZ_CLUB);
        assertThat(((Gone) only(change)).version())
                .isEqualTo(new Version(9, 0, 0))
                .isGreaterThan(known.version());
        assertThat(only(updater.forget(updater.unknown("ann"), order)).cluster())
                .isEqualTo(ClusterAssigner.NO_CLUSTER);
    }

    @Test
    void whoComesBackAfterBeingForgottenBeginsAnewWithNewerLists() {
        User back = updater.unknown("ann", 3, Tombstone.of(new ForgetUser("ann", 9, NOON)));
        assertThat(back.ignores(click("ann", "a", NOON))).isTrue();
        assertThat(back.ignores(click("ann", "a", NOON + 1))).isFalse();
        User clicked = fold(back, jazz(click("ann", "a", NOON + 1))).user();
        assertThat(clicked.version()).isEqualTo(new Version(9, 1, 0));
        assertThat(clicked.ignores(click("ann", "b", NOON))).isTrue();
        assertThat(updater.unknown("bob", 3, null).version()).isEqualTo(new Version(3, 0, 0));
        assertThat(updater.unknown("bob").ignores(click("bob", "a", 0))).isFalse();
    }

    @Test
    void aNewEpochMakesListsNewerThanThoseOfMoreEvents() {
        User known = after(jazz(click("ann", "a", NOON)));
        var command = Commands.of("c", 7, Phase.EMIT, false, true, NOON);
        assertThat(MemberUpdates.user(only(updater.refresh(known, assigner, command)))
                        .version())
                .isEqualTo(new Version(7, 1, 7));
    }

    private int clubWithoutDirection(String userId) {
        return assigner.assign(userId, null, ClusterAssigner.NO_CLUSTER, 0);
    }

    private String whoIsInTheRockClubWithoutDirection() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "user-" + i)
                .filter(userId -> clubWithoutDirection(userId) == ROCK_CLUB)
                .findFirst()
                .orElseThrow();
    }

    private static Command command(long number, long asOfMillis) {
        return Commands.of("c", number, Phase.EMIT, false, false, asOfMillis);
    }

    private static ClusterAssigner assigner(long version, float... centres) {
        int[] ids = {JAZZ_CLUB, ROCK_CLUB};
        return new ClusterAssigner(
                CentreSet.of(CentreSet.TAG_SPACE, version, 2, ids, centres, new Provenance(0, 3)), .02);
    }

    private UserChange fold(User before, TaggedBehaviour event) {
        return updater.fold(before, event, assigner);
    }

    private User after(TaggedBehaviour... events) {
        User user = updater.unknown("ann");
        for (TaggedBehaviour event : List.of(events)) {
            user = fold(user, event).user();
        }
        return user;
    }

    private static MemberUpdate only(UserChange change) {
        assertThat(change.updates()).hasSize(1);
        return change.updates().get(0);
    }

    @Test
    void aMuteMakesNewListsWithoutWhatIsMuted() {
        User ann = after(jazz(click("ann", "a", NOON)));
        Mute mute = new Mute(Mute.Kind.AUTHOR, "bob", NOON + DAY);
        UserChange change = fold(ann, untagged(mute("ann", mute, NOON + 1)));
        MemberUpdate update = only(change);
        assertThat(update.makesLists()).isTrue();
        assertThat(MemberUpdates.user(update).aversion().mutesAt(NOON + 1)).containsExactly(mute);
        assertThat(MemberUpdates.interactions(update)).isEmpty();
        UserChange later = fold(change.user(), jazz(click("ann", "b", NOON + 2 * DAY)));
        assertThat(MemberUpdates.user(only(later)).aversion())
                .as("it has ended")
                .isEqualTo(Aversion.NONE);
    }

    @Test
    void whatWasShownReachesTheClusterWithTheNextClick() {
        User ann = after(jazz(click("ann", "a", NOON)));
        UserChange shown = fold(ann, untagged(impression("ann", "b", NOON + 1)));
        assertThat(shown.updates()).isEmpty();
        MemberUpdate update = only(fold(shown.user(), jazz(click("ann", "c", NOON + 2))));
        assertThat(MemberUpdates.user(update).aversion().impressions().size()).isEqualTo(1);
    }

    @Test
    void aPurchaseTellsTheClusterItsTypeAndValue() {
        User ann = after(jazz(click("ann", "a", NOON)));
        Behaviour click = click("ann", "b", NOON + 1);
        var price = new Behaviour.Details(0, 9.99, List.of(), Map.of(), null, null);
        var purchase = new Behaviour(
                null, "ann", "b", BehaviourType.PURCHASE, NOON + 1, price, click.appendedAtMillis(), click.position());
        assertThat(only(fold(ann, jazz(purchase))).details())
                .isEqualTo(new ClickDetails(BehaviourType.PURCHASE, 9.99, Impressions.NEVER));
    }

    @Test
    void anEventOfTheHistoryMakesNoListButItsClickTeaches() {
        User ann = after(jazz(click("ann", "a", NOON)));
        MemberUpdate update = only(fold(ann, jazz(click("ann", "b", NOON + 1).ofHistory())));
        assertThat(update.makesLists()).isFalse();
        assertThat(update.isHistory()).isTrue();
        assertThat(update.click().itemId()).isEqualTo("b");
    }

    @Test
    void anEventOfTheHistoryComesBeforeALiveOneOfTheSameTime() {
        User ann = after(jazz(placed(0, click("ann", "live", NOON))));
        UserChange change =
                fold(ann, jazz(placed(7, click("ann", "before", NOON)).ofHistory()));
        assertThat(change.user().interest().history())
                .extracting(Interaction::itemId)
                .containsExactly("live", "before");
    }

    @Test
    void aClickNamesThePageThatItsItemWasShownOnLast() {
        User ann = after(jazz(click("ann", "a", NOON)));
        ann = fold(ann, untagged(impression("ann", "b", NOON + 1))).user();
        ann = fold(ann, untagged(impression("ann", "b", NOON + 5))).user();
        UserChange clicked = fold(ann, jazz(click("ann", "b", NOON + 6)));
        assertThat(only(clicked).details().pageMillis()).isEqualTo(NOON + 5);
        assertThat(only(fold(clicked.user(), jazz(click("ann", "c", NOON + 7))))
                        .details()
                        .pageMillis())
                .isEqualTo(Impressions.NEVER);
    }
}
