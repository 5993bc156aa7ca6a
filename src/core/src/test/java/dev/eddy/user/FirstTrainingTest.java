package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.centre.CentreSet;
import dev.eddy.user.WalkSchedule.UserSampling;
import dev.eddy.vector.SplitMix64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstTrainingTest {
    private static final CentreSet ONE = CentreSet.random(1, 1, 4);
    private static final CentreSet FOUR_OF_THE_JOB = CentreSets.trained(7, 4, 8).asProvisional();
    private static final CentreSet FOUR_OF_A_PERSON = CentreSets.trained(7, 4, 8);

    private final FirstTraining rule = new FirstTraining(true, 10_000, 5_000, 4);
    private final UserSampling sampling = new UserSampling(rule, 0);

    @Test
    void theJobTrainsOnceTwoClustersHaveEnoughUsers() {
        assertThat(rule.isDue(20 * 9_999, ONE)).isFalse();
        assertThat(rule.isDue(20 * 10_000, ONE)).isTrue();
    }

    @Test
    void fewUsersStayInOneClusterThoughTheyWouldFillSeveral() {
        var late = new FirstTraining(true, 50_000, 5_000, 4);
        assertThat(late.isDue(20 * 49_999, ONE)).isFalse();
        assertThat(late.isDue(20 * 50_000, ONE)).isTrue();
    }

    @Test
    void itTrainsAgainWhenTheUsersFillTwiceTheClusters() {
        assertThat(rule.isDue(20 * 39_999, FOUR_OF_THE_JOB)).isFalse();
        assertThat(rule.isDue(20 * 40_000, FOUR_OF_THE_JOB)).isTrue();
    }

    @Test
    void itNeverReplacesCentresThatSomebodyPublished() {
        assertThat(rule.isDue(20 * 10_000_000, FOUR_OF_A_PERSON)).isFalse();
    }

    @Test
    void aTaskCountsForAllTasksAndOnlyUsersWithADirection() {
        assertThat(rule.isDue(drift(true, 2_600, 0), ONE)).isTrue();
        assertThat(rule.isDue(drift(true, 2_400, 200), ONE)).isFalse();
        assertThat(rule.isDue(drift(true, 2_600, 2_600), ONE)).isTrue();
        assertThat(new FirstTraining(true, 10_000, 5_000, 3).isDue(drift(true, 2_600, 0), ONE))
                .isFalse();
    }

    @Test
    void itWaitsForTheSweepAndCanBeSwitchedOff() {
        assertThat(rule.isDue(drift(false, 2_600, 0), ONE)).isFalse();
        assertThat(new FirstTraining(false, 10_000, 5_000, 4).isDue(drift(true, 2_600, 0), ONE))
                .isFalse();
        assertThat(rule.isDue(Drift.UNKNOWN, ONE)).isFalse();
    }

    @Test
    void aLargePopulationIsSampledAndASmallOneTakenWhole() {
        assertThat(FirstTraining.share(10_000)).isOne();
        double share = FirstTraining.share(200_000);
        assertThat(share).isEqualTo(.1);
        long sampled = IntStream.range(0, 100_000)
                .filter(user -> SplitMix64.isSampled("user-" + user, share))
                .count();
        assertThat(sampled / 100_000.).isCloseTo(share, within(.005));
    }

    /** Else a bucket would be in the sample whole or not at all. */
    @Test
    void theSampleDoesNotFollowTheBuckets() {
        long buckets = IntStream.range(0, 100_000)
                .mapToObj(user -> "user-" + user)
                .filter(user -> SplitMix64.isSampled(user, .1))
                .map(UserInput::bucketOf)
                .distinct()
                .count();
        // 10,000 users thrown into 4,096 buckets at random leave e^-2.44 = 8.7 % of these empty.
        assertThat(buckets / (double) UserInput.BUCKETS).isCloseTo(.913, within(.02));
    }

    @Test
    void eachBucketIsSampledOnceForATraining() {
        Drift enough = drift(true, 2_600, 0);
        assertThat(sampling.isDue(7, enough, ONE)).isTrue();
        sampling.done(7);
        assertThat(sampling.isDue(7, enough, ONE)).isFalse();
        assertThat(sampling.isDue(8, enough, ONE)).isTrue();
        assertThat(sampling.isDue(7, drift(true, 4_900, 0), ONE)).isFalse();
        assertThat(sampling.isDue(7, drift(true, 5_100, 0), ONE))
                .as("after a refusal, when the users have doubled")
                .isTrue();
    }

    private static Drift drift(boolean isSettled, double users, double withoutDirection) {
        return new Drift(.5, .5, isSettled, 0, true, 1, withoutDirection, users, 20 * users);
    }
}
