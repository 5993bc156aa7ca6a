package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.Commands;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserStageTest {
    private static final long NOON = 1_750_000_000_000L;

    private final UserStage stage = new UserStage(
            InterestFixtures.options(), centres(1, 1, 0, 0, 1), .02, InterestFixtures.inputs(CentreSets.TAGS));
    private final User ann =
            stage.fold(stage.unknown("ann"), jazz(click("ann", "a", NOON))).user();

    @Test
    void anEventOlderThanTheOrderToForgetItsUserIsIgnored() {
        User back = stage.unknown("bob", 0, Tombstone.of(new ForgetUser("bob", 9, NOON)));
        UserChange change = stage.fold(back, jazz(click("bob", "a", NOON)));
        assertThat(change.outcome()).isEqualTo(UserChange.Outcome.IGNORED);
        assertThat(change.user()).isSameAs(back);
    }

    @Test
    void historyOlderThanTheOrderToForgetItsUserIsIgnored() {
        User back = stage.unknown("bob", 0, Tombstone.of(new ForgetUser("bob", 9, NOON)));
        // It is published after the order.
        var before =
                new Behaviour(null, "bob", "a", BehaviourType.CLICK, NOON - 1, Behaviour.Details.NONE, NOON + 5, 0);
        var after = new Behaviour(null, "bob", "b", BehaviourType.CLICK, NOON + 1, Behaviour.Details.NONE, NOON + 5, 0);
        assertThat(stage.fold(back, jazz(before.ofHistory())).outcome()).isEqualTo(UserChange.Outcome.IGNORED);
        assertThat(stage.fold(back, jazz(after.ofHistory())).isApplied()).isTrue();
    }

    @Test
    void aWalkWithNothingToDoKeepsTheUser() {
        UserChange change =
                stage.walk(ann, new BucketWalk(null, false, Long.MIN_VALUE, Long.MIN_VALUE), Parts.inMemory());
        assertThat(change.user()).isSameAs(ann);
        assertThat(change.updates()).isEmpty();
    }

    @Test
    void aWalkAssignsBeforeItMakesLists() {
        stage.use(centres(2, 0, 1, 1, 0));
        var both = Commands.of("c", 7, Phase.BOTH, false, false, NOON);
        UserChange change =
                stage.walk(ann, new BucketWalk(both, true, Long.MIN_VALUE, Long.MIN_VALUE), Parts.inMemory());
        assertThat(change.updates()).hasExactlyElementsOfTypes(Leave.class, Join.class, Refresh.class);
        assertThat(change.before()).isSameAs(ann);
        assertThat(change.isMove()).isTrue();
    }

    @Test
    void aWalkExpiresAUserInsteadOfMakingLists() {
        var both = Commands.of("c", 7, Phase.BOTH, false, false, NOON);
        UserChange change =
                stage.walk(ann, new BucketWalk(both, true, Long.MAX_VALUE, Long.MIN_VALUE), Parts.inMemory());
        assertThat(change.user()).isNull();
        assertThat(change.updates()).hasExactlyElementsOfTypes(Leave.class);
    }

    /** Vectors of items may change between two counts of a user, who is then taken off by the mean. */
    @Test
    void inAnotherSpaceTheFitFollowsTheVectorsOfNow() {
        var inputs = InterestFixtures.inputs(VectorSpace.ofBehaviour("moves", 2));
        var census = ClusterCensus.ofNobody();
        var inMoves = new UserStage(InterestFixtures.options(), inMoves(), .02, inputs, census);
        inputs.put(ItemUpdate.of(new ItemVector("moves", "a", new float[] {1, 0})));
        Map<String, User> users = new HashMap<>();
        IntStream.range(0, 200).forEach(i -> users.put("u" + i, inMoves.unknown("u" + i)));
        users.replaceAll(
                (id, user) -> inMoves.fold(user, untagged(click(id, "a", NOON))).user());
        assertThat(census.look(2, true).meanCosine()).isEqualTo(1, within(1e-6));
        assertThat(census.look(2, true).usersWithoutDirection()).isZero();

        inputs.put(ItemUpdate.of(new ItemVector("moves", "a", new float[] {.8f, .6f})));
        for (int round = 1; round <= 6; round++) {
            long later = NOON + round;
            users.replaceAll((id, user) ->
                    inMoves.fold(user, untagged(click(id, "a", later))).user());
        }
        assertThat(census.look(2, true).meanCosine()).isEqualTo(.8, within(.01));
        assertThat(census.look(2, true).largestToMean()).isEqualTo(2, within(1e-6));
    }

    private static CentreSet inMoves() {
        return CentreSet.of(
                "moves",
                3,
                2,
                new int[] {10, 20},
                new float[] {1, 0, 0, 1},
                Reach.none(2),
                new float[] {1, 0, 0, 1},
                new Provenance(NOON, 0));
    }

    private static CentreSet centres(long version, float... centres) {
        return CentreSet.of(CentreSet.TAG_SPACE, version, 2, new int[] {10, 20}, centres, new Provenance(NOON, 0));
    }
}
