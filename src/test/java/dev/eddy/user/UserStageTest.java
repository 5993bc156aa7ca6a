package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.user.InterestFixtures.jazz;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.Commands;
import dev.eddy.control.ForgetUser;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
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
    void aWalkWithNothingToDoKeepsTheUser() {
        UserChange change = stage.walk(ann, new BucketWalk(null, false, Long.MIN_VALUE, Long.MIN_VALUE));
        assertThat(change.user()).isSameAs(ann);
        assertThat(change.updates()).isEmpty();
    }

    @Test
    void aWalkAssignsBeforeItMakesLists() {
        stage.use(centres(2, 0, 1, 1, 0));
        var both = Commands.of("c", 7, Phase.BOTH, false, false, NOON);
        UserChange change = stage.walk(ann, new BucketWalk(both, true, Long.MIN_VALUE, Long.MIN_VALUE));
        assertThat(change.updates()).hasExactlyElementsOfTypes(Leave.class, Join.class, Refresh.class);
        assertThat(change.before()).isSameAs(ann);
        assertThat(change.isMove()).isTrue();
    }

    @Test
    void aWalkExpiresAUserInsteadOfMakingLists() {
        var both = Commands.of("c", 7, Phase.BOTH, false, false, NOON);
        UserChange change = stage.walk(ann, new BucketWalk(both, true, Long.MAX_VALUE, Long.MIN_VALUE));
        assertThat(change.user()).isNull();
        assertThat(change.updates()).hasExactlyElementsOfTypes(Leave.class);
    }

    private static CentreSet centres(long version, float... centres) {
        return CentreSet.of(CentreSet.TAG_SPACE, version, 2, new int[] {10, 20}, centres, new Provenance(NOON, 0));
    }
}
