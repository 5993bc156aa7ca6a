package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.user.InterestFixtures.jazz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import dev.eddy.vector.Vectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterAssignerTest {
    private static final int EAST = 10;
    private static final int NORTH = 20;

    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", 3);

    private final CentreSet set =
            CentreSet.of("tag", 4, 2, new int[] {EAST, NORTH}, new float[] {1, 0, 0, 1}, new Provenance(0, 3));
    private final ClusterAssigner assigner = new ClusterAssigner(set, 0.02);
    /** North has too few users, and borrows those at up to 60 degrees. */
    private final ClusterAssigner borrowing = new ClusterAssigner(
            CentreSet.of("tag", 4, 2, set.ids(), set.centres(), new float[] {2, .5f}, new Provenance(0, 3)), 0.02);

    @Test
    void aUserJustOverTheBorderStays() {
        assertThat(assigner.assign("ann", direction(0.705, 0.709), EAST, 4)).isEqualTo(EAST);
        assertThat(assigner.assign("ann", direction(0.705, 0.709), NORTH, 4)).isEqualTo(NORTH);
    }

    @Test
    void aUserWellOverTheBorderMoves() {
        assertThat(assigner.assign("ann", direction(0.6, 0.8), EAST, 4)).isEqualTo(NORTH);
    }

    @Test
    void withoutMarginTheNearestWins() {
        var canonical = new ClusterAssigner(set, 0);

        assertThat(canonical.assign("ann", direction(0.705, 0.709), EAST, 4)).isEqualTo(NORTH);
        assertThat(canonical.assign("ann", direction(1, 1), NORTH, 4)).isEqualTo(EAST);
    }

    @Test
    void otherCentresGiveNoClaimToStay() {
        assertThat(assigner.assign("ann", direction(0.705, 0.709), EAST, 3)).isEqualTo(NORTH);
    }

    @Test
    void aNewUserAndOneOfAClusterThatIsGoneGoToTheNearest() {
        assertThat(assigner.assign("ann", direction(0.705, 0.709), ClusterAssigner.NO_CLUSTER, 4))
                .isEqualTo(NORTH);
        assertThat(assigner.assign("ann", direction(0.705, 0.709), 99, 4)).isEqualTo(NORTH);
    }

    @Test
    void usersWithoutDirectionAreSpreadEvenlyAndAlwaysInTheSameWay() {
        Map<Integer, Integer> users = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            int cluster = assigner.assign("user-" + i, null, ClusterAssigner.NO_CLUSTER, 0);
            users.merge(cluster, 1, Integer::sum);
            assertThat(new ClusterAssigner(set, 0).assign("user-" + i, null, ClusterAssigner.NO_CLUSTER, 0))
                    .isEqualTo(cluster);
        }
        assertThat(users).containsOnlyKeys(EAST, NORTH);
        assertThat(users.values()).allMatch(count -> count > 450);
    }

    @Test
    void aUserWhoLosesTheirDirectionStaysWhileTheCentresDoUnlessThereIsNoMargin() {
        int own = assigner.assign("ann", null, ClusterAssigner.NO_CLUSTER, 0);
        int other = EAST + NORTH - own;
        assertThat(assigner.assign("ann", null, other, 4)).isEqualTo(other);
        assertThat(assigner.assign("ann", null, other, 3)).isEqualTo(own);
        assertThat(new ClusterAssigner(set, 0).assign("ann", null, other, 4)).isEqualTo(own);
    }

    @Test
    void whenAClusterIsNewOnlyTheUsersItGetsMove() {
        ClusterAssigner before = new ClusterAssigner(CentreSet.random(1, 9, 2), .02);
        ClusterAssigner after = new ClusterAssigner(CentreSet.random(2, 10, 2), .02);
        int moved = 0;
        for (int i = 0; i < 1_000; i++) {
            int cluster = after.assign("user-" + i, null, ClusterAssigner.NO_CLUSTER, 0);
            if (cluster != before.assign("user-" + i, null, ClusterAssigner.NO_CLUSTER, 0)) {
                assertThat(cluster).isEqualTo(9);
                moved++;
            }
        }
        assertThat(moved).isBetween(50, 150);
    }

    @Test
    void whoIsNearEnoughIsAGuestOfTheClusterThatBorrows() {
        assertThat(guestOf(direction(.8, .6), EAST)).containsExactly(NORTH);
        assertThat(guestOf(direction(.9, .3), EAST)).isEmpty();
        assertThat(assigner.guestOf(direction(1, 1), EAST, List.of(), 4))
                .as("without a reach")
                .isEmpty();
    }

    @Test
    void nobodyIsAGuestAtHome() {
        assertThat(guestOf(direction(0, 1), NORTH)).isEmpty();
        assertThat(guestOf(direction(0, 1), NORTH, NORTH)).isEmpty();
    }

    @Test
    void aGuestJustOutOfReachStays() {
        float[] justOut = direction(Math.sqrt(1 - .49 * .49), .49);
        assertThat(guestOf(justOut, EAST, NORTH)).containsExactly(NORTH);
        assertThat(guestOf(justOut, EAST)).isEmpty();
        assertThat(guestOf(direction(Math.sqrt(1 - .47 * .47), .47), EAST, NORTH))
                .isEmpty();
    }

    @Test
    void otherCentresGiveAGuestNoClaimToStay() {
        float[] justOut = direction(Math.sqrt(1 - .49 * .49), .49);
        assertThat(borrowing.guestOf(justOut, EAST, List.of(NORTH), 3)).isEmpty();
        assertThat(borrowing.guestOf(direction(.8, .6), EAST, List.of(NORTH), 3))
                .containsExactly(NORTH);
    }

    @Test
    void aUserWithoutDirectionIsNobodysGuest() {
        assertThat(borrowing.guestOf(null, EAST, List.of(NORTH), 4)).isEmpty();
        assertThat(borrowing.guestOf(null, ClusterAssigner.NO_CLUSTER, List.of(), 4))
                .isEmpty();
    }

    @Test
    void inAnotherSpaceAUserGoesByTheClickedItemsAndWithoutTheirVectorsByTags() {
        Interest jazz = InterestFixtures.after(
                new InterestUpdater(InterestFixtures.options(), 2),
                List.of(jazz(click("ann", "a", 1_750_000_000_000L))));
        ItemInputs inputs = InterestFixtures.inputs(MOVES);
        ClusterAssigner inMoves = ClusterAssigner.of(inMoves(), .02, inputs);

        assertThat(home(inMoves, jazz)).as("by tags").isEqualTo(NORTH);
        assertThat(inMoves.cosine(jazz, NORTH)).isEqualTo(1, within(1e-6));
        inputs.put(ItemUpdate.of(new ItemVector("moves", "a", new float[] {.8f, .6f, 0})));
        assertThat(home(inMoves, jazz)).as("in the space").isEqualTo(EAST);
        assertThat(inMoves.cosine(jazz, EAST)).isEqualTo(.8, within(1e-6));
        assertThat(inMoves.cosine(jazz, 99)).isNaN();
    }

    @Test
    void aUserOfAnotherSpaceWithoutVectorsAndTagsIsPlacedByTheIdAsByTags() {
        Interest nothing = Interest.none(2);
        ClusterAssigner inMoves = ClusterAssigner.of(inMoves(), .02, InterestFixtures.inputs(MOVES));

        assertThat(home(inMoves, nothing)).isEqualTo(home(assigner, nothing));
        assertThat(inMoves.cosine(nothing, EAST)).isNaN();
    }

    @Test
    void centresInASpaceThatTheJobHasNoVectorsOfAreComparedByTags() {
        Interest jazz = InterestFixtures.after(
                new InterestUpdater(InterestFixtures.options(), 2),
                List.of(jazz(click("ann", "a", 1_750_000_000_000L))));
        ItemInputs ofOther = InterestFixtures.inputs(VectorSpace.ofBehaviour("moves", 2));
        ofOther.put(ItemUpdate.of(new ItemVector("moves", "a", new float[] {1, 0})));

        assertThat(home(ClusterAssigner.of(inMoves(), .02, ofOther), jazz)).isEqualTo(NORTH);
    }

    private static int home(ClusterAssigner assigner, Interest interest) {
        Bearing bearing = assigner.bearing(interest, interest.direction());
        return bearing.centres().assign("ann", bearing.direction(), ClusterAssigner.NO_CLUSTER, 0);
    }

    /** East and north in another space; by tags, jazz is in the north. */
    private static CentreSet inMoves() {
        return CentreSet.of(
                "moves",
                4,
                3,
                new int[] {EAST, NORTH},
                new float[] {1, 0, 0, 0, 1, 0},
                Reach.none(2),
                new float[] {0, 1, 1, 0},
                new Provenance(0, 3));
    }

    @Test
    void aMarginThatIsNoDifferenceOfCosinesIsRefused() {
        assertThatThrownBy(() -> new ClusterAssigner(set, -0.1)).hasMessageContaining("margin");
        assertThatThrownBy(() -> new ClusterAssigner(set, Double.NaN)).hasMessageContaining("margin");
    }

    private List<Integer> guestOf(float[] direction, int home, Integer... before) {
        return borrowing.guestOf(direction, home, List.of(before), 4);
    }

    private static float[] direction(double x, double y) {
        return Vectors.unit(new double[] {x, y});
    }
}
