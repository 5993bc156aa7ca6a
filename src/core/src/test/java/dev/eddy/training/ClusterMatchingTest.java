package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.training.ClusterMatching.Matched;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterMatchingTest {
    private static final int NONE = ClusterMatching.NONE;

    @Test
    void clustersThatOnlyChangedPlacesKeepTheirIds() {
        int[] before = {7, 7, 3, 3, 5, 5};
        int[] after = {2, 2, 0, 0, 1, 1};
        Matched matched = ClusterMatching.match(before, after, 3, 8);
        assertThat(matched.ids()).containsExactly(3, 5, 7);
        assertThat(matched.stayingShare()).isOne();
        assertThat(matched.continued()).isEqualTo(3);
    }

    @Test
    void mostUsersKeepTheirIdNotMostOfEachCluster() {
        // Each for itself, both new clusters would be the old cluster 1: then 5 users kept it, but paired this way 4 +
        // 4 do.
        int[] before = {1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2};
        int[] after = {0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0};
        Matched matched = ClusterMatching.match(before, after, 2, 3);
        assertThat(matched.ids()).containsExactly(2, 1);
        assertThat(matched.staying()).isEqualTo(8);
        assertThat(matched.known()).isEqualTo(13);
    }

    @Test
    void aClusterThatIsSplitGoesOnInItsLargerHalfAndTheOtherIsNew() {
        int[] before = {4, 4, 4, 4, 4};
        int[] after = {0, 0, 1, 1, 1};
        Matched matched = ClusterMatching.match(before, after, 2, 9);
        assertThat(matched.ids()).containsExactly(9, 4);
        assertThat(matched.stayingShare()).isEqualTo(.6);
        assertThat(matched.continued()).isOne();
    }

    @Test
    void whoWasInNoClusterDecidesNothing() {
        Matched matched = ClusterMatching.match(new int[] {NONE, NONE, 1}, new int[] {0, 0, 1}, 2, 2);
        assertThat(matched.ids()).containsExactly(2, 1);
        assertThat(matched.known()).isOne();
        assertThat(ClusterMatching.match(new int[] {NONE}, new int[] {0}, 1, 0).stayingShare())
                .isOne();
    }

    @Test
    void fewerClustersThanBeforeLeaveSomeIdsUnused() {
        Matched matched = ClusterMatching.match(new int[] {0, 0, 1, 1, 1}, new int[] {0, 0, 0, 0, 0}, 1, 2);
        assertThat(matched.ids()).containsExactly(1);
    }

    @Test
    void noOtherPairingKeepsMoreUsers() {
        var random = new Random(1);
        for (int round = 0; round < 50; round++) {
            int clusters = 1 + random.nextInt(5);
            int[] before = random.ints(30, 0, 5).toArray();
            int[] after = random.ints(30, 0, clusters).toArray();
            Matched matched = ClusterMatching.match(before, after, clusters, 5);
            assertThat(matched.ids()).doesNotHaveDuplicates();
            assertThat(kept(before, after, matched.ids())).isEqualTo(matched.staying());
            assertThat(matched.staying()).isEqualTo(best(before, after, new int[clusters], 0));
        }
    }

    @Test
    void theSameUsersInAnotherOrderGiveTheSameIds() {
        int[] before = {0, 1, 0, 1, 2, 2};
        int[] after = {0, 0, 1, 1, 2, 2};
        int[] backwards = {2, 2, 1, 0, 1, 0};
        int[] backwardsAfter = {2, 2, 1, 1, 0, 0};
        assertThat(ClusterMatching.match(backwards, backwardsAfter, 3, 3).ids())
                .containsExactly(ClusterMatching.match(before, after, 3, 3).ids());
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> ClusterMatching.match(new int[2], new int[1], 1, 1))
                .hasMessage("2 users before, 1 after");
        assertThatThrownBy(() -> ClusterMatching.match(new int[] {3}, new int[1], 1, 3))
                .hasMessage("cluster 3, but 3 is said to be unused");
    }

    /** Tries all of them. */
    private static long best(int[] before, int[] after, int[] ids, int row) {
        if (row == ids.length) {
            return kept(before, after, ids);
        }
        long best = 0;
        for (int id = 0; id < 5 + ids.length; id++) {
            int candidate = id;
            if (Arrays.stream(ids, 0, row).noneMatch(taken -> taken == candidate)) {
                ids[row] = id;
                best = Math.max(best, best(before, after, ids, row + 1));
            }
        }
        return best;
    }

    private static long kept(int[] before, int[] after, int[] ids) {
        long kept = 0;
        for (int user = 0; user < before.length; user++) {
            kept += ids[after[user]] == before[user] ? 1 : 0;
        }
        return kept;
    }
}
