package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.item.TaggedBehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ClusterCensusTest {
    private static final int CLUSTERS = 3;
    private static final long NOON = 1_767_268_800_000L;

    private final UserUpdater updater =
            new UserUpdater(new InterestUpdater(InterestFixtures.options(), InterestFixtures.DIMENSION));
    private final Map<String, User> users = new TreeMap<>();
    private List<ClusterCensus> tasks = List.of(ClusterCensus.ofNobody());
    private ClusterAssigner assigner = assigner(0);
    private long newestVersion;
    private boolean isBack;
    private long clock = NOON;
    private int events;

    @Test
    void itCountsWhatALookAtAllUsersFinds() {
        var random = new SplittableRandom(7);
        for (int version = 1; version < 12; version++) {
            // Back to the one before last now and then, in the middle of a sweep.
            swapTo(version % 4 == 3 ? version - 2 : version);
            for (int i = 0; i < 400; i++) {
                happens(random);
            }
            assertExact();
            if (version % 3 == 0) {
                restart(1 + random.nextInt(4));
            }
            if (version % 2 == 0) {
                sweep();
            }
            assertExact();
        }
        users.keySet().stream().toList().forEach(this::remove);
        assertExact();
        restart(1);
        assertThat(look().meanCosine()).isNaN();
        assertThat(tasks.get(0).shares()).as("who is gone leaves nothing").hasSize(1);
    }

    @Test
    void earlierCentresAreForgottenOnceNobodyIsInTheirClusters() {
        happens("ann", jazz(click("ann", "a", NOON)));
        swapTo(1);
        assertThat(look().meanCosine()).isNaN();
        assertThat(shares()).extracting(CensusShare::version).containsExactlyInAnyOrder(0L, 1L);
        sweep();
        assertThat(look().meanCosine()).isPositive();
        assertThat(shares()).extracting(CensusShare::version).containsExactly(1L);
    }

    @Test
    void whoGoesBackToEarlierCentresIsCountedThereAgain() {
        happens("ann", jazz(click("ann", "a", NOON)));
        happens("bob", jazz(click("bob", "a", NOON)));
        swapTo(1);
        happens("ann", jazz(click("ann", "b", NOON)));
        swapTo(0);
        sweep();
        assertExact();
    }

    @Test
    void aJobThatDidNotCountBeginsWithTheNextCentres() {
        for (int i = 0; i < 300; i++) {
            happens("u-" + i, jazz(click("u-" + i, "a", NOON)));
        }
        tasks = List.of(ClusterCensus.ofShares(List.of(), 1));
        tasks.get(0).use(0, false);
        happens("ann", jazz(click("ann", "a", NOON)));
        assertThat(look()).isEqualTo(Drift.UNKNOWN);
        restart(1);
        assertThat(look()).isEqualTo(Drift.UNKNOWN);
        swapTo(1);
        happens("u-1", untagged(click("u-1", "b", NOON)));
        sweep();
        assertExact();
        assertThat(look().isSettled()).isTrue();
        restart(1);
        assertThat(look().isKnown()).isTrue();
    }

    /** Each task begins with an equal part of the counts, whatever part of the users it has. */
    @Test
    void afterARestartATaskWithFewUsersIsSettledOnceNewCentresAssignedThem() {
        for (int i = 0; i < 600; i++) {
            happens("u-" + i, jazz(click("u-" + i, "a", NOON)));
        }
        restart(2);
        // Most of the users of the first task are gone before the restart that counts.
        users.keySet().stream()
                .filter(id -> task(id) == tasks.get(0))
                .skip(150)
                .toList()
                .forEach(this::remove);
        restart(2);
        swapTo(1);
        assertThat(tasks).allSatisfy(task -> assertThat(look(task).isSettled()).isFalse());
        sweep();
        assertThat(tasks).allSatisfy(task -> assertThat(look(task).isSettled()).isTrue());
        assertExact();
    }

    @Test
    void theBestIsRememberedFromWhenAllUsersAreThere() {
        for (int i = 0; i < 300; i++) {
            happens("u-" + i, jazz(click("u-" + i, "a", NOON)));
        }
        swapTo(1);
        users.keySet().stream().limit(200).toList().forEach(this::reassign);
        assertThat(look().isSettled()).isFalse();
        assertThat(look().bestCosine()).isNaN();
        sweep();
        double best = look().meanCosine();
        assertThat(look().isSettled()).isTrue();
        for (int i = 0; i < 300; i++) {
            happens("u-" + i, rock(click("u-" + i, "b", NOON)));
        }
        assertThat(look().meanCosine()).isNotEqualTo(best);
        double highest = Math.max(best, look().meanCosine());
        restart(2);
        assertThat(look().bestCosine()).isEqualTo(highest);
        swapTo(2);
        assertThat(look().bestCosine()).isNaN();
    }

    @Test
    void whoMovesBecauseTheCentresAreOthersIsNoMoveOfAnEvent() {
        happens("ann", jazz(click("ann", "a", NOON)));
        for (int version = 1; version < 5; version++) {
            swapTo(version);
            happens("ann", jazz(click("ann", "b" + version, NOON)));
            assertThat(look().movesPer1000Events()).isZero();
        }
        happens("ann", untagged(impression("ann", "a", NOON)));
        for (int i = 0; i < 40; i++) {
            happens("ann", rock(click("ann", "c" + i, NOON)));
        }
        assertThat(look().movesPer1000Events()).isPositive();
    }

    @Test
    void usersWithoutADirectionDoNotChangeTheDrift() {
        happens("ann", jazz(click("ann", "a", NOON)));
        happens("bob", rock(click("bob", "a", NOON)));
        Drift before = look();
        for (int i = 0; i < 200; i++) {
            happens("visitor-" + i, untagged(visit("visitor-" + i, NOON)));
            happens("visitor-" + i, untagged(visit("visitor-" + i, NOON + 1)));
        }
        assertThat(look().meanCosine()).isEqualTo(before.meanCosine());
        assertThat(look().largestToMean()).isEqualTo(before.largestToMean());
        assertThat(look().usersWithoutDirection()).isEqualTo(200);
        assertThat(look().isWatched()).isFalse();
        for (int i = 0; i < 200; i++) {
            happens("visitor-" + i, jazz(click("visitor-" + i, "a", NOON + 2)));
        }
        assertThat(look().usersWithoutDirection()).isZero();
        assertThat(look().movesPer1000Events())
                .as("their first direction is no move")
                .isZero();
        assertExact();
    }

    private Drift look() {
        return look(tasks.get(0));
    }

    private Drift look(ClusterCensus task) {
        return task.look(
                CLUSTERS,
                users.values().stream()
                        .noneMatch(user -> task(user.userId()) == task && user.centreVersion() != assigner.version()));
    }

    private List<CensusShare> shares() {
        return tasks.stream().flatMap(task -> task.shares().stream()).toList();
    }

    private void happens(SplittableRandom random) {
        String userId = "u-" + random.nextInt(150);
        clock += random.nextInt(60_000);
        Behaviour clicked = click(userId, "i-" + events++, clock);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> happens(userId, jazz(clicked));
            case 3, 4 -> happens(userId, rock(clicked));
            case 5 -> happens(userId, untagged(impression(userId, "i-" + events++, clock)));
            case 6 -> happens(userId, rock(dislike(userId, "i-" + events++, clock)));
            case 7 -> happens(userId, untagged(visit(userId, clock)));
            default -> remove(userId);
        }
    }

    private void happens(String userId, TaggedBehaviour event) {
        User known = users.get(userId);
        User before = known == null ? updater.unknown(userId) : known;
        UserChange change = updater.fold(before, event, assigner);
        task(userId).countEvent(before, change);
        keep(userId, change);
    }

    private void sweep() {
        users.keySet().stream().toList().forEach(this::reassign);
    }

    private void reassign(String userId) {
        keep(userId, updater.reassign(users.get(userId), assigner));
    }

    private void remove(String userId) {
        if (users.containsKey(userId)) {
            keep(userId, updater.remove(users.get(userId)));
        }
    }

    private void keep(String userId, UserChange change) {
        task(userId).count(change, assigner);
        users.compute(userId, (id, old) -> change.user());
    }

    private ClusterCensus task(String userId) {
        return tasks.get(Math.floorMod(userId.hashCode(), tasks.size()));
    }

    private void swapTo(long version) {
        assigner = assigner(version);
        isBack = version < newestVersion;
        newestVersion = Math.max(newestVersion, version);
        tasks.forEach(task -> task.use(version, false));
    }

    private void restart(int parallelism) {
        List<CensusShare> shares = shares();
        List<ClusterCensus> restarted = new ArrayList<>();
        for (int task = 0; task < parallelism; task++) {
            restarted.add(ClusterCensus.ofShares(shares, parallelism));
        }
        tasks = restarted;
        swapTo(assigner.version());
    }

    private static ClusterAssigner assigner(long version) {
        CentreSet random = CentreSet.random(version, CLUSTERS, InterestFixtures.DIMENSION);
        return new ClusterAssigner(
                CentreSet.of(
                        random.space(),
                        version,
                        InterestFixtures.DIMENSION,
                        random.ids(),
                        random.centres(),
                        new Provenance(NOON, 0)),
                .02);
    }

    /** The sum over all tasks against a look at all users. */
    private void assertExact() {
        Map<String, Double> counted = new TreeMap<>();
        double cosines = 0;
        double withoutDirection = 0;
        for (CensusShare share : shares()) {
            for (int i = 0; i < share.cells().clusters().length; i++) {
                counted.merge(
                        place(share.version(), share.cells().clusters()[i]),
                        share.cells().users()[i],
                        Double::sum);
            }
            cosines += share.version() == assigner.version()
                    ? DoubleStream.of(share.cells().cosines()).sum()
                    : 0;
            withoutDirection += share.withoutDirection();
        }
        Map<String, Double> actual = new TreeMap<>();
        users.values().stream()
                .filter(user -> user.interest().hasDirection())
                .forEach(user -> actual.merge(place(user.centreVersion(), user.cluster()), 1., Double::sum));
        counted.values().removeIf(count -> Math.abs(count) < 1e-6);
        assertThat(counted.keySet()).isEqualTo(actual.keySet());
        actual.forEach((place, count) -> assertThat(counted.get(place)).isCloseTo(count, within(1e-6)));
        int actuallyWithout = (int) users.values().stream()
                .filter(user -> user.hasCluster() && !user.interest().hasDirection())
                .count();
        assertThat(withoutDirection).isCloseTo(actuallyWithout, within(1e-6));
        List<User> placed = users.values().stream()
                .filter(user -> user.interest().hasDirection() && user.centreVersion() == assigner.version())
                .toList();
        double actualCosines = placed.stream()
                .mapToDouble(user -> assigner.cosine(user.interest(), user.cluster()))
                .sum();
        // Of centres that come back, those who left meanwhile were taken off by the mean.
        double tolerance = isBack ? .02 * Math.max(50, placed.size()) : 1e-6;
        assertThat(cosines).isCloseTo(actualCosines, within(tolerance));
    }

    private static String place(long version, int cluster) {
        return version + "/" + cluster;
    }
}
