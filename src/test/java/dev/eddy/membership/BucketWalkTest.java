package dev.eddy.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.membership.Command.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketWalkTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Bucket BUCKET = new Bucket(1, 5, 10 * DAY, 10 * DAY, 3);

    @Test
    void nothingIsDueWhenNothingIsNew() {
        assertThat(BucketWalk.due(BUCKET, OpenCommands.NONE, 1).isNeeded()).isFalse();
        assertThat(BucketWalk.due(BUCKET, open(command(5, Phase.BOTH)), 1).isNeeded())
                .isFalse();
    }

    @Test
    void otherCentresAssignEveryoneOnce() {
        BucketWalk walk = BucketWalk.due(BUCKET, OpenCommands.NONE, 2);
        assertThat(walk.assigns()).isTrue();
        assertThat(walk.emits()).isFalse();
        assertThat(BucketWalk.due(walk.done(BUCKET, 2), OpenCommands.NONE, 2).isNeeded())
                .isFalse();
    }

    @Test
    void aBucketOfUsersAssignedWithSeveralVersionsIsWalkedWhateverIsInUse() {
        assertThat(BUCKET.with(user(1, 7))).isSameAs(BUCKET);
        assertThat(BUCKET.with(user(2, ClusterAssigner.NO_CLUSTER)))
                .as("who has no cluster was assigned with no version")
                .isSameAs(BUCKET);
        Bucket mixed = BUCKET.with(user(2, 7));
        assertThat(mixed.with(user(2, 7))).isEqualTo(mixed);
        for (long version = 0; version < 3; version++) {
            BucketWalk walk = BucketWalk.due(mixed, OpenCommands.NONE, version);
            assertThat(walk.assigns()).isTrue();
            assertThat(walk.done(mixed, version).centreVersion()).isEqualTo(version);
        }
    }

    @Test
    void onlyOtherCentresMakeAWalkPartOfASwap() {
        assertThat(BucketWalk.due(BUCKET, OpenCommands.NONE, 2).isSwap()).isTrue();
        assertThat(BucketWalk.due(BUCKET, open(command(6, Phase.BOTH)), 2).isSwap())
                .isTrue();
        assertThat(BucketWalk.due(BUCKET, open(command(6, Phase.BOTH)), 1).isSwap())
                .isFalse();
    }

    @Test
    void goingBackToEarlierCentresAssignsToo() {
        assertThat(BucketWalk.due(BUCKET, OpenCommands.NONE, 0).assigns()).isTrue();
    }

    @Test
    void aCommandIsCarriedOutOnceInItsPhases() {
        BucketWalk assign = BucketWalk.due(BUCKET, open(command(6, Phase.ASSIGN)), 1);
        assertThat(assign.assigns()).isTrue();
        assertThat(assign.emits()).isFalse();
        Bucket assigned = assign.done(BUCKET, 1);
        assertThat(BucketWalk.due(assigned, open(command(6, Phase.ASSIGN)), 1).isNeeded())
                .isFalse();
        BucketWalk emit = BucketWalk.due(assigned, open(command(7, Phase.EMIT)), 1);
        assertThat(emit.assigns()).isFalse();
        assertThat(emit.emits()).isTrue();
    }

    @Test
    void usersAreLookedThroughForExpiryOnceADayOfTheirOwnTime() {
        Bucket later = BUCKET.withNewest(11 * DAY - 1);
        assertThat(BucketWalk.due(later, OpenCommands.NONE, 1).isNeeded()).isFalse();
        later = BUCKET.withNewest(11 * DAY);
        BucketWalk walk = BucketWalk.due(later, OpenCommands.NONE, 1);
        assertThat(walk.expireAtMillis()).isEqualTo(11 * DAY);
        assertThat(BucketWalk.due(walk.done(later, 1), OpenCommands.NONE, 1).isNeeded())
                .isFalse();
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

    @Test
    void commandsAreCarriedOutOneAfterTheOther() {
        OpenCommands two = open(command(9, Phase.EMIT), command(7, Phase.ASSIGN));
        BucketWalk first = BucketWalk.due(BUCKET, two, 1);
        assertThat(first.command().number()).isEqualTo(7);
        BucketWalk second = BucketWalk.due(first.done(BUCKET, 1), two, 1);
        assertThat(second.command().number()).isEqualTo(9);
        assertThat(BucketWalk.due(second.done(BUCKET, 1), two, 1).isNeeded()).isFalse();
    }

    @Test
    void theOldestOfTooManyCommandsIsGivenUpButNotTheLastEpoch() {
        List<Command> many = new ArrayList<>();
        for (int number = 1; number <= OpenCommands.LIMIT; number++) {
            many.add(new Command("c" + number, number, Phase.EMIT, false, number == 1, 0));
        }
        assertThat(new OpenCommands(many).surplus()).isNull();
        many.add(command(100, Phase.EMIT));
        assertThat(new OpenCommands(many).surplus().number()).isEqualTo(2);
        assertThat(new OpenCommands(many).epoch()).isEqualTo(1);
    }

    @Test
    void aNewEpochIsThatOfUsersWhoComeLater() {
        var begins = new Command("c", 8, Phase.EMIT, false, true, 0);
        assertThat(BucketWalk.due(BUCKET, open(begins), 1).done(BUCKET, 1).epoch())
                .isEqualTo(8);
        assertThat(BucketWalk.due(BUCKET, open(command(8, Phase.EMIT)), 1)
                        .done(BUCKET, 1)
                        .epoch())
                .isEqualTo(3);
    }

    private static User user(long centreVersion, int cluster) {
        return User.unknown("ann", 2, 0, 0).in(cluster, List.of(), centreVersion);
    }

    private static OpenCommands open(Command... commands) {
        return new OpenCommands(List.of(commands));
    }

    private static Command command(long number, Phase phase) {
        return new Command("c" + number, number, phase, true, false, 10 * DAY);
    }
}
