package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.merge;
import static dev.eddy.behaviour.Behaviours.placed;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Lives;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.VectorSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The census against a plain count of the users, over random lives in several tasks, and the decision to train that follows from it. */
@Tag("lives")
class CensusLivesTest {
    private static final long NOON = 1_767_268_800_000L;
    private static final int CLUSTERS = 3;
    private static final int USERS = 12;
    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", InterestFixtures.DIMENSION);

    @Test
    void censusOverRandomLivesEqualsAPlainCountOfTheUsersOfEachVersion() {
        for (int seed : Lives.of("census", 400)) {
            var life = new Life(seed);
            for (int step = 0; step < 80; step++) {
                life.step();
                life.assertExact("seed " + seed + ", step " + step);
            }
        }
    }

    @Test
    void usersWhoOnlyVisitNeitherDelayNorHastenTheFirstTraining() {
        for (int seed = 0; seed < 6; seed++) {
            var random = new SplittableRandom(seed);
            int clicking = 10_000 + (seed % 2 == 0 ? random.nextInt(200) : -1 - random.nextInt(200));
            int visiting = random.nextInt(12_000);
            var census = ClusterCensus.ofNobody();
            UserStage stage = stage(CentreSet.random(1, 1, InterestFixtures.DIMENSION), census);
            for (int i = 0; i < clicking; i++) {
                stage.fold(stage.unknown("clicks-" + i), jazz(click("clicks-" + i, "a", NOON)));
            }
            for (int i = 0; i < visiting; i++) {
                stage.fold(stage.unknown("visits-" + i), untagged(visit("visits-" + i, NOON)));
            }
            assertThat(new FirstTraining(true, 500, 250, 1).isDue(census.look(1, true), stage.centres()))
                    .as("seed %d: %d users click, %d only visit", seed, clicking, visiting)
                    .isEqualTo(clicking >= 10_000);
        }
    }

    private static UserStage stage(CentreSet centres, ClusterCensus census) {
        return new UserStage(InterestFixtures.options(), centres, .02, inputs(), census);
    }

    private static ItemInputs inputs() {
        ItemInputs inputs = InterestFixtures.inputs(MOVES);
        inputs.put(ItemUpdate.of(new ItemVector("moves", "i-0", new float[] {.6f, .8f})));
        inputs.put(ItemUpdate.of(new ItemVector("moves", "i-1", new float[] {-1, 0})));
        return inputs;
    }

    private static final class Life {
        private final SplittableRandom random;
        private final Map<String, User> users = new TreeMap<>();
        private final Parts parts = Parts.inMemory();
        private final Deque<Handover> handovers = new ArrayDeque<>();
        private final Map<Long, Boolean> isInOtherSpace = new TreeMap<>();
        private List<UserStage> stages = new ArrayList<>();
        private List<ClusterCensus> tasks = new ArrayList<>();
        private CentreSet centres = CentreSet.random(1, 1, InterestFixtures.DIMENSION);
        private long clock = NOON;
        private long newestVersion;
        private int events;

        private Life(int seed) {
            random = new SplittableRandom(seed);
            isInOtherSpace.put(0L, false);
            restart(1 + random.nextInt(4));
        }

        private void step() {
            clock += random.nextInt(60_000);
            String userId = "u-" + random.nextInt(USERS);
            String item = "i-" + random.nextInt(4);
            switch (random.nextInt(24)) {
                case 0, 1, 2 -> fold(untagged(visit(userId, clock)));
                case 3, 4, 5 -> fold(jazz(click(userId, item, clock)));
                case 6, 7 -> fold(rock(click(userId, item, clock)));
                case 8 -> fold(untagged(click(userId, item, clock)));
                case 9 -> fold(rock(dislike(userId, item, clock)));
                case 10 -> fold(untagged(impression(userId, item, clock)));
                case 11, 12 -> fold(untagged(merge(userId, "u-" + random.nextInt(USERS), clock)));
                case 13 -> keep(userId, stage(userId).forget(knownOrNew(userId), order(userId), parts));
                // Interests fade to nothing, and some users expire.
                case 14 -> clock += TimeUnit.DAYS.toMillis(random.nextInt(80));
                case 15 -> walk(userId, false, clock);
                case 16, 17 -> walk(userId, true, Long.MIN_VALUE);
                case 18 -> List.copyOf(users.keySet()).forEach(id -> walk(id, true, Long.MIN_VALUE));
                case 19 -> swap();
                case 20 -> restart(1 + random.nextInt(4));
                default -> tasks.get(random.nextInt(tasks.size())).look(CLUSTERS, random.nextBoolean());
            }
            while (!handovers.isEmpty() && random.nextInt(4) > 0) {
                Handover next = handovers.poll();
                keep(next.to(), stage(next.to()).take(knownOrNew(next.to()), next, parts));
            }
        }

        private ForgetUser order(String userId) {
            return new ForgetUser(userId, ++events, clock);
        }

        private User knownOrNew(String userId) {
            return users.getOrDefault(userId, stage(userId).unknown(userId));
        }

        private void fold(TaggedBehaviour event) {
            String userId = event.behaviour().userId();
            keep(
                    userId,
                    stage(userId)
                            .fold(
                                    knownOrNew(userId),
                                    new TaggedBehaviour(placed(++events, event.behaviour()), event.vector())));
        }

        private void walk(String userId, boolean isSwap, long expireAtMillis) {
            User user = users.get(userId);
            if (user != null) {
                keep(
                        userId,
                        stage(userId).walk(user, new BucketWalk(null, isSwap, expireAtMillis, Long.MIN_VALUE), parts));
            }
        }

        private void keep(String userId, UserChange change) {
            handovers.addAll(change.handovers());
            if (change.isApplied()) {
                users.compute(userId, (id, before) -> change.user());
            }
        }

        private void swap() {
            boolean isBack = newestVersion > 0 && random.nextInt(3) == 0;
            long version = isBack ? random.nextLong(newestVersion) : ++newestVersion;
            boolean isOther = isInOtherSpace.computeIfAbsent(version, unseen -> random.nextBoolean());
            CentreSet tags = CentreSet.random(version, CLUSTERS, InterestFixtures.DIMENSION);
            centres = CentreSet.of(
                    isOther ? MOVES.name() : CentreSet.TAG_SPACE,
                    version,
                    InterestFixtures.DIMENSION,
                    tags.ids(),
                    tags.centres(),
                    Reach.none(CLUSTERS),
                    isOther ? tags.centres() : CentreSet.NO_TAG_CENTRES,
                    new Provenance(NOON, 0));
            stages.forEach(stage -> stage.use(centres));
        }

        private void restart(int parallelism) {
            List<CensusShare> shares = shares();
            tasks = new ArrayList<>();
            stages = new ArrayList<>();
            for (int task = 0; task < parallelism; task++) {
                tasks.add(shares.isEmpty() ? ClusterCensus.ofNobody() : ClusterCensus.ofShares(shares, parallelism));
                stages.add(CensusLivesTest.stage(centres, tasks.get(task)));
            }
        }

        private UserStage stage(String userId) {
            return stages.get(Math.floorMod(userId.hashCode(), stages.size()));
        }

        private List<CensusShare> shares() {
            return tasks.stream().flatMap(task -> task.shares().stream()).toList();
        }

        private void assertExact(String life) {
            Map<String, Double> counted = new TreeMap<>();
            for (CensusShare share : shares()) {
                for (int i = 0; i < share.cells().clusters().length; i++) {
                    String place = share.version() + "/" + share.cells().clusters()[i];
                    counted.merge(place, share.cells().users()[i], Double::sum);
                }
                counted.merge(share.version() + "/without", share.withoutDirection(), Double::sum);
                counted.merge(share.version() + "/items", share.countedItems(), Double::sum);
            }
            Map<String, Double> plain = new TreeMap<>();
            for (User user : users.values()) {
                if (user.hasCluster()) {
                    boolean hasDirection = user.interest().hasDirection()
                            || (isInOtherSpace.get(user.centreVersion())
                                    && !user.interest().history().isEmpty());
                    plain.merge(
                            user.centreVersion() + "/" + (hasDirection ? user.cluster() : "without"), 1., Double::sum);
                    int items = ClusterCount.counted(user.interest().history().size());
                    plain.merge(user.centreVersion() + "/items", hasDirection ? items : 0., Double::sum);
                }
            }
            counted.values().removeIf(count -> Math.abs(count) < 1e-6);
            plain.values().removeIf(count -> count == 0);
            assertThat(counted.keySet()).as(life).isEqualTo(plain.keySet());
            plain.forEach((place, count) ->
                    assertThat(counted.get(place)).as("%s, %s", life, place).isCloseTo(count, within(1e-6)));
        }
    }
}
