package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.merge;
import static dev.eddy.behaviour.Behaviours.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.control.ForgetUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedIdTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final long DAY = 86_400_000;

    private MergeWorld world = new MergeWorld();

    @Test
    void anIdWhoseLastEventIsAnImpressionExpiresWithItsUser() {
        mergeCookie();
        world.fold(impression("cookie", "b", NOON + 10 * DAY));
        // The user has expired by then, but the person was seen later.
        world.walk("ann", NOON + 31 * DAY);
        world.handOver();
        assertThat(world.users.get("ann").otherIds()).containsExactly("cookie");
        world.walk(NOON + 31 * DAY);
        world.handOver();
        assertThat(world.users).containsOnlyKeys("ann", "cookie");
        world.walk("ann", NOON + 41 * DAY);
        world.handOver();
        assertThat(world.users).isEmpty();
    }

    @Test
    void aForgottenPersonIsForgottenUnderAnIdWhoseLastEventIsAnImpression() {
        for (String forgotten : List.of("ann", "cookie")) {
            world = new MergeWorld();
            mergeCookie();
            world.fold(impression("cookie", "b", NOON + 10 * DAY));
            world.walk("ann", NOON + 31 * DAY);
            world.handOver();
            world.forget(new ForgetUser(forgotten, 7, NOON + 32 * DAY));
            world.handOver();
            assertThat(world.users).as("after an order for " + forgotten).isEmpty();
            assertThat(world.parts).isEmpty();
        }
    }

    /** By an order for one id, which came late, joe lost the names of those that were merged later. */
    @Test
    void anOrderToForgetAnIdReachesAUserWhoWasForgottenBeforeThatMerge() {
        world.fold(merge("joe", "eve", NOON));
        world.fold(merge("joe", "ann", NOON + 2));
        world.handOver();
        world.forget(new ForgetUser("ann", 2, NOON + 4));
        Handover ofAnn = world.underWay().remove(0);
        world.forget(new ForgetUser("eve", 1, NOON + 1));
        world.take(world.underWay().remove(0));
        world.fold(click("joe", "a", NOON + 3));
        world.take(ofAnn);
        world.handOver();
        assertThat(world.users).isEmpty();
    }

    /** The refusal of the first session comes after the second one began: ann drops the id's part, and then the order comes. */
    @Test
    void anOrderToForgetAnIdReachesAUserWhoHasDroppedItsPart() {
        world.fold(click("ann", "a", NOON));
        mergeCookie();
        Handover.Part part = world.parts.get(Parts.key("ann", "cookie"));
        world.forget(new ForgetUser("cookie", 2, NOON + 10));
        Handover order = world.underWay().remove(0);
        world.take(new Handover.Refused("cookie", "ann", part.session()));
        world.fold(placed(9, merge("ann", "cookie", NOON + 11)));
        world.take(order);
        world.handOver();
        assertThat(world.users.values())
                .flatExtracting(user -> user.interest().history())
                .isEmpty();
    }

    /** In the life before a failure ann had refused the id. */
    @Test
    void anOrderToForgetAUserReachesAnIdThatARefusalHasParted() {
        mergeCookie();
        Handover.Part part = world.parts.get(Parts.key("ann", "cookie"));
        world.forget(new ForgetUser("ann", 2, NOON + 10));
        world.take(new Handover.Refused("ann", "cookie", part.session()));
        world.handOver();
        assertThat(world.users).isEmpty();
    }

    /** After a failure: ann's order of the life that was lost reaches the id before the events from which ann was forgotten. */
    @Test
    void anIdThatIsForgottenWithItsUserHasTheUserForgotten() {
        mergeCookie();
        world.take(new Handover.Forget("ann", new ForgetUser("cookie", 2, NOON + 10), Handover.Forget.UNKNOWN));
        world.handOver();
        assertThat(world.users).isEmpty();
    }

    @Test
    void clicksWithinASecondAreToldOnceAndTheRestWithTheNextEventOrByAWalk() {
        mergeCookie();
        int before = world.sent.size();
        for (int i = 0; i < 50; i++) {
            world.fold(click("cookie", "b" + i, NOON + i));
        }
        assertThat(world.sent).hasSize(before + 1);
        world.handOver();
        assertThat(items("ann")).as("the first at once").contains("b0").hasSize(2);
        world.fold(click("cookie", "c", NOON + 1_000));
        world.handOver();
        assertThat(items("ann")).as("with the next").hasSize(52);
        world.fold(click("cookie", "d", NOON + 1_001));
        world.walk(NOON);
        world.handOver();
        assertThat(items("ann")).as("by a walk").startsWith("d", "c").hasSize(53);
        assertThat(world.users.get("cookie").hasUntold()).isFalse();
    }

    @Test
    void twoRefusedMergesInOppositeDirectionsThatAreReplayedAreRefusedAgain() {
        for (int replay = 0; replay < 2; replay++) {
            world.fold(placed(10 + replay, merge("ann", "bob", NOON)));
            world.fold(placed(20 + replay, merge("bob", "ann", NOON)));
            world.handOver();
            assertThat(world.users.values()).allMatch(user -> user.otherIds().isEmpty());
        }
        world.fold(placed(30, merge("bob", "ann", NOON)));
        world.handOver();
        assertThat(world.users.get("ann").otherIds()).as("one of them alone").containsExactly("bob");
        assertThat(world.users.get("bob").isMergedAway()).isFalse();
    }

    @Test
    void aRefusalOfAnEarlierMergeDropsNoNameThatIsAskedAgain() {
        world.fold(merge("eve", "cookie", NOON));
        world.handOver();
        world.fold(placed(1, merge("ann", "cookie", NOON + 1)));
        world.take(world.underWay().remove(0));
        Handover refusal = world.underWay().remove(0);
        world.fold(placed(2, merge("ann", "cookie", NOON + 2)));
        world.take(refusal);
        assertThat(world.users.get("ann").otherIds()).containsExactly("cookie");
        world.fold(merge("bob", "ann", NOON + 3));
        world.handOver();
        assertThat(world.users.get("ann").isMergedAway()).isFalse();
        assertThat(world.users.get("ann").otherIds())
                .as("after the later refusal")
                .isEmpty();
    }

    @Test
    void anIdTakesItselfBackWhenItsUserWasMergedAwayMeanwhile() {
        world.fold(click("cookie", "a", NOON));
        // As after a failure: the user does not know of the merge any more.
        world.take(new Handover.Merge(merge("ann", "cookie", NOON + 1)));
        Handover part = world.underWay().remove(0);
        world.fold(merge("bob", "ann", NOON + 2));
        world.handOver();
        world.take(part);
        world.handOver();
        assertThat(world.users.get("cookie").merged()).isInstanceOf(Merged.Alone.class);
        assertThat(world.users.get("cookie").hasCluster()).isTrue();
        assertThat(world.users.get("bob").otherIds()).containsExactly("ann");
    }

    /** Redis keeps what is written for a week, by default. A user who is seen daily has lists all the time, and so have the other ids. */
    @Test
    void theListsOfAnIdLeadToTheUserForAsLongAsTheUserLives() {
        mergeCookie();
        for (int day = 1; day < 30; day++) {
            world.fold(click("ann", "a" + day, NOON + day * DAY));
            UserChange change = world.walk("cookie", NOON + day * DAY);
            assertThat(change.updates())
                    .as("day " + day)
                    .singleElement()
                    .isInstanceOfSatisfying(MemberUpdate.Gone.class, pointer -> {
                        assertThat(pointer.userId()).isEqualTo("cookie");
                        assertThat(pointer.mergedInto()).isEqualTo("ann");
                    });
        }
    }

    private void mergeCookie() {
        world.fold(click("cookie", "a", NOON));
        world.fold(merge("ann", "cookie", NOON));
        world.handOver();
    }

    private List<String> items(String userId) {
        return world.users.get(userId).interest().history().stream()
                .map(Interaction::itemId)
                .toList();
    }
}
