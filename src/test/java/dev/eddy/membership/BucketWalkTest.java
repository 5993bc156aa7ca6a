package dev.eddy.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.membership.Command.Phase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketWalkTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Bucket BUCKET = new Bucket(1, 5, 10 * DAY, 10 * DAY);

    @Test
    void nothingIsDueWhenNothingIsNew() {
        assertThat(BucketWalk.due(BUCKET, null, 1).isNeeded()).isFalse();
        assertThat(BucketWalk.due(BUCKET, command(5, Phase.BOTH), 1).isNeeded()).isFalse();
    }

    @Test
    void otherCentresAssignEveryoneOnce() {
        BucketWalk walk = BucketWalk.due(BUCKET, null, 2);
        assertThat(walk.assigns()).isTrue();
        assertThat(walk.emits()).isFalse();
        assertThat(BucketWalk.due(walk.done(BUCKET, 2), null, 2).isNeeded()).isFalse();
    }

    @Test
    void goingBackToEarlierCentresAssignsToo() {
        assertThat(BucketWalk.due(BUCKET, null, 0).assigns()).isTrue();
    }

    @Test
    void aCommandIsCarriedOutOnceInItsPhases() {
        BucketWalk assign = BucketWalk.due(BUCKET, command(6, Phase.ASSIGN), 1);
        assertThat(assign.assigns()).isTrue();
        assertThat(assign.emits()).isFalse();
        Bucket assigned = assign.done(BUCKET, 1);
        assertThat(BucketWalk.due(assigned, command(6, Phase.ASSIGN), 1).isNeeded())
                .isFalse();
        BucketWalk emit = BucketWalk.due(assigned, command(7, Phase.EMIT), 1);
        assertThat(emit.assigns()).isFalse();
        assertThat(emit.emits()).isTrue();
    }

    @Test
    void usersAreLookedThroughForExpiryOnceADayOfTheirOwnTime() {
        Bucket later = BUCKET.withNewest(11 * DAY - 1);
        assertThat(BucketWalk.due(later, null, 1).isNeeded()).isFalse();
        later = BUCKET.withNewest(11 * DAY);
        BucketWalk walk = BucketWalk.due(later, null, 1);
        assertThat(walk.expireAtMillis()).isEqualTo(11 * DAY);
        assertThat(BucketWalk.due(walk.done(later, 1), null, 1).isNeeded()).isFalse();
    }

    @Test
    void aTaskWalksSoManyUsersAStretchAndThenLetsEventsPass() {
        var pace = new WalkPace(1_000);
        assertThat(pace.allows(0)).isTrue();
        pace.walked(99);
        assertThat(pace.allows(50)).isTrue();
        pace.walked(1);
        assertThat(pace.allows(99)).isFalse();
        assertThat(pace.allows(100)).isTrue();
    }

    @Test
    void usersSpreadOverAllBuckets() {
        Set<Integer> buckets = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            int bucket = UserBuckets.of("user-" + i);
            assertThat(bucket).isBetween(0, UserBuckets.COUNT - 1);
            buckets.add(bucket);
        }
        assertThat(buckets).hasSizeGreaterThan(UserBuckets.COUNT * 99 / 100);
    }

    private static Command command(long number, Phase phase) {
        return new Command("c", number, phase, true, 10 * DAY);
    }
}
