package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.control.Command;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.Commands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BucketWalkTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Bucket BUCKET =
            new Bucket(1, 5, new ConfirmedClock(10 * DAY, 10 * DAY, "ann".hashCode()), 10 * DAY, 3);

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
        Bucket later = BUCKET.withEvent("ann", 12 * DAY).withEvent("bob", 11 * DAY - 1);
        assertThat(BucketWalk.due(later, OpenCommands.NONE, 1).isNeeded()).isFalse();
        later = BUCKET.withEvent("ann", 12 * DAY).withEvent("bob", 11 * DAY);
        BucketWalk walk = BucketWalk.due(later, OpenCommands.NONE, 1);
        assertThat(walk.expireAtMillis()).isEqualTo(11 * DAY);
        assertThat(BucketWalk.due(walk.done(later, 1), OpenCommands.NONE, 1).isNeeded())
                .isFalse();
    }

    @Test
    void theClockOfOneUserExpiresNobodyElse() {
        long farAhead = 50_000 * DAY;
        Bucket ahead = BUCKET;
        for (int event = 0; event < 1_000; event++) {
            ahead = ahead.withEvent("ann", farAhead + event * DAY);
        }
        assertThat(BucketWalk.due(ahead, OpenCommands.NONE, 1).isNeeded()).isFalse();
        Bucket first = Bucket.empty(1, 5, 3).withEvent("ann", farAhead);
        assertThat(BucketWalk.due(first, OpenCommands.NONE, 1).isNeeded()).isFalse();
        Bucket second = first.withEvent("bob", 10 * DAY);
        assertThat(BucketWalk.due(second, OpenCommands.NONE, 1).isNeeded()).isFalse();
        assertThat(BucketWalk.due(second.withEvent("bob", 12 * DAY), OpenCommands.NONE, 1)
                        .expireAtMillis())
                .isEqualTo(12 * DAY);
    }

    /** One user's clock is years ahead or behind, in any order of events and walks. */
    @Tag("lives")
    @Test
    void expiryFollowsTheOtherUsersWhateverTheClockOfOne() {
        long keeps = 30 * DAY;
        for (int seed : Lives.of("expiry", 500)) {
            var random = new SplittableRandom(seed);
            Bucket bucket = Bucket.empty(1, 5, 3);
            long now = 10_000 * DAY;
            long secondNewest = Long.MIN_VALUE + Bucket.STEP_MILLIS;
            Map<String, Long> honest = new HashMap<>();
            for (int step = 0; step < 100; step++) {
                now += random.nextLong(3 * DAY);
                String userId = "user-" + random.nextInt(4);
                if (random.nextInt(4) == 0) {
                    bucket = bucket.withEvent("broken", now + random.nextLong(-9_000 * DAY, 9_000 * DAY));
                } else {
                    honest.merge(userId, now - random.nextLong(DAY), Math::max);
                    bucket = bucket.withEvent(userId, honest.get(userId));
                }
                List<Long> times = honest.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();
                long newest = times.isEmpty() ? Long.MIN_VALUE : times.get(0);
                secondNewest = times.size() < 2 ? secondNewest : times.get(1);
                assertThat(bucket.clockMillis())
                        .as("seed %d, step %d: no later than the others are, no earlier than two of them", seed, step)
                        .isLessThanOrEqualTo(newest)
                        .isGreaterThanOrEqualTo(secondNewest - Bucket.STEP_MILLIS);
                BucketWalk walk = BucketWalk.due(bucket, OpenCommands.NONE, 1);
                long gone = walk.expires() ? walk.expireAtMillis() - keeps : Long.MIN_VALUE;
                assertThat(gone)
                        .as("seed %d, step %d: expires nobody who is new enough by the others", seed, step)
                        .isLessThanOrEqualTo(Math.max(Long.MIN_VALUE + keeps, newest) - keeps);
                bucket = walk.done(bucket, 1);
            }
            assertThat(bucket.expiredToMillis())
                    .as("seed %d: walks went on", seed)
                    .isGreaterThan(secondNewest - 2 * DAY);
        }
    }

    @Test
    void aCommandWithoutAChosenInstantExpiresByTheClockOfTheEvents() {
        var now = new Command("c", 6, Phase.ASSIGN, true, false, new Command.Lists(5_000 * DAY, false, Command.EVER));
        assertThat(BucketWalk.due(BUCKET, open(now), 1).expireAtMillis()).isEqualTo(10 * DAY);
        assertThat(BucketWalk.due(Bucket.empty(1, 5, 3), open(now), 1).expireAtMillis())
                .isEqualTo(Long.MIN_VALUE);
        var chosen = new Command("c", 6, Phase.ASSIGN, true, false, new Command.Lists(5_000 * DAY, true, Command.EVER));
        assertThat(BucketWalk.due(BUCKET, open(chosen), 1).expireAtMillis()).isEqualTo(5_000 * DAY);
    }

    @Test
    void aCommandMayLeaveOutUsersWhoseListsHaveExpired() {
        User seenOnDay4 = activeAt(4 * DAY);
        var store = new Command("c", 6, Phase.EMIT, false, false, new Command.Lists(5_000 * DAY, false, 7 * DAY));
        BucketWalk walk = BucketWalk.due(BUCKET, open(store), 1);
        assertThat(walk.emitsFor(seenOnDay4)).as("six days ago").isTrue();
        assertThat(walk.emitsFor(activeAt(2 * DAY))).as("eight days ago").isFalse();
        assertThat(BucketWalk.due(BUCKET, open(command(6, Phase.EMIT)), 1).emitsFor(activeAt(DAY)))
                .as("a rebuild by hand")
                .isTrue();
        assertThat(BucketWalk.due(BUCKET, open(command(6, Phase.ASSIGN)), 1).emitsFor(seenOnDay4))
                .isFalse();
    }

    @Test
    void usersSpreadOverAllBuckets() {
        Set<Integer> buckets = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            int bucket = UserInput.bucketOf("user-" + i);
            assertThat(bucket).isBetween(0, UserInput.BUCKETS - 1);
            buckets.add(bucket);
        }
        assertThat(buckets).hasSizeGreaterThan(UserInput.BUCKETS * 99 / 100);
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
            many.add(Commands.of("c" + number, number, Phase.EMIT, false, number == 1, 0));
        }
        assertThat(new OpenCommands(many).surplus()).isNull();
        many.add(command(100, Phase.EMIT));
        assertThat(new OpenCommands(many).surplus().number()).isEqualTo(2);
        assertThat(new OpenCommands(many).epoch()).isEqualTo(1);
    }

    @Test
    void aNewEpochIsThatOfUsersWhoComeLater() {
        var begins = Commands.of("c", 8, Phase.EMIT, false, true, 0);
        assertThat(BucketWalk.due(BUCKET, open(begins), 1).done(BUCKET, 1).epoch())
                .isEqualTo(8);
        assertThat(BucketWalk.due(BUCKET, open(command(8, Phase.EMIT)), 1)
                        .done(BUCKET, 1)
                        .epoch())
                .isEqualTo(3);
    }

    private static User user(long centreVersion, int cluster) {
        return User.unknown("ann", Interest.none(2), 0, 0).in(cluster, List.of(), centreVersion);
    }

    private static User activeAt(long atMillis) {
        Interest none = Interest.none(2);
        return User.unknown("ann", Interest.none(2), 0, 0)
                .with(
                        new Interest(
                                none.sum(), atMillis, none.clicks(), none.history(), none.ledger(), 1, Aversion.NONE),
                        Merged.ALONE);
    }

    private static OpenCommands open(Command... commands) {
        return new OpenCommands(List.of(commands));
    }

    private static Command command(long number, Phase phase) {
        return Commands.of("c" + number, number, phase, true, false, 10 * DAY);
    }
}
