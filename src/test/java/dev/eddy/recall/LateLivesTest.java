package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.Version;
import dev.eddy.control.ForgetUser;
import dev.eddy.filter.Mute;
import dev.eddy.item.TableUpdate;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.Handover;
import dev.eddy.user.InterestFixtures;
import dev.eddy.user.ItemInputs;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.MemberUpdate.Present;
import dev.eddy.user.Parts;
import dev.eddy.user.User;
import dev.eddy.user.UserChange;
import dev.eddy.user.UserStage;
import dev.eddy.vector.Vectors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random lives of users of three clusters that borrow users from each other, of one task: each has a last list in the end. */
@Tag("lives")
class LateLivesTest {
    private static final int STEPS = 60;
    private static final int USERS = 5;
    private static final long LATE_MILLIS = RefreshHarness.LATE_AFTER.toMillis() + 1;
    private static final BehaviourType[] TYPES = {
        BehaviourType.CLICK, BehaviourType.PURCHASE, BehaviourType.DISLIKE, BehaviourType.VISIT, BehaviourType.MUTE
    };

    private final StageOptions options = RecallOptions.defaults().stage(false);

    private KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> harness;
    private boolean inputWaits;
    private Random random;
    private UserStage stage;
    private Parts parts;
    private final Map<String, User> users = new HashMap<>();
    /** What the own cluster was told of each user, in order; the last that asked for a list; the end of the user's lists. */
    private final Map<String, List<Present>> told = new HashMap<>();

    private final Map<String, Present> asked = new HashMap<>();
    private final Map<String, MemberUpdate.Gone> gone = new HashMap<>();
    /** What a store has that keeps the newer list. */
    private final Map<String, Candidates> stored = new HashMap<>();

    private long step;
    private long version;

    @Test
    void everybodyHasTheLastListInTheEnd() throws Exception {
        for (int seed : Lives.of("late lists", 15)) {
            try {
                live(seed);
            } catch (AssertionError | Exception e) {
                throw new AssertionError("in life " + seed + ", step " + step, e);
            }
        }
    }

    private void live(int seed) throws Exception {
        random = new Random(seed);
        List.of(users, told, asked, gone, stored).forEach(Map::clear);
        parts = Parts.inMemory();
        version = 1;
        stage = new UserStage(
                InterestFixtures.robotsBeyond(4),
                centres(),
                .02,
                new ItemInputs(VectorSpace.ofContent(VectorSpace.TAG, 2), InterestFixtures.options()));
        open(null);
        for (step = 0; step < STEPS; step++) {
            inputWaits = random.nextInt(4) > 0;
            step();
        }
        quiet();
        asked.forEach((userId, last) -> {
            if (gone.get(userId) == null || gone.get(userId).version().compareTo(version(last)) < 0) {
                assertThat(stored).as("the lists of " + userId).containsKey(userId);
                assertThat(stored.get(userId).version())
                        .as("version for " + userId)
                        .isGreaterThanOrEqualTo(version(last));
            }
        });
        int before = harness.extractOutputValues().size();
        restore();
        quiet();
        assertThat(harness.extractOutputValues())
                .as("left in the state, after " + before)
                .isEmpty();
        harness.close();
    }

    private void step() throws Exception {
        String userId = "user-" + random.nextInt(USERS);
        switch (random.nextInt(16)) {
            case 0 -> pass(1 + random.nextInt(200));
            case 1 -> pass(random.nextInt(11_000));
            case 2 -> restore();
            case 3 -> {
                version++;
                stage.use(centres());
            }
            case 4, 5 -> {
                if (users.containsKey(userId)) {
                    apply(stage.reassign(users.get(userId)));
                }
            }
            case 6 -> refresh(userId);
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    var order = new ForgetUser(userId, step + 1, now() - 1);
                    apply(InterestFixtures.forget(
                            stage, users.getOrDefault(userId, stage.unknown(userId)), order, parts));
                    users.remove(userId);
                }
            }
            case 8 -> {
                if (random.nextInt(4) == 0) {
                    fold(Behaviours.merge(userId, "user-" + random.nextInt(USERS), now() + step));
                }
            }
            default -> {
                for (int events = random.nextInt(8) == 0 ? 6 : 1; events > 0; events--) {
                    act(userId);
                }
            }
        }
        take();
    }

    private void act(String userId) throws Exception {
        BehaviourType type = TYPES[random.nextInt(TYPES.length)];
        String item = type == BehaviourType.VISIT ? null : "" + (char) ('a' + random.nextInt(4));
        long at = now() + step * (random.nextBoolean() ? 1 : 500);
        fold(
                type == BehaviourType.MUTE
                        ? Behaviours.mute(userId, new Mute(Mute.Kind.TAG, "tag-" + step, Mute.FOREVER), at)
                        : Behaviours.did(type, userId, item, at));
    }

    private void fold(Behaviour event) throws Exception {
        long appendedAt = now() - (random.nextInt(3) == 0 ? 0 : LATE_MILLIS);
        var appended = new Behaviour(
                "event-" + random.nextLong(),
                event.userId(),
                event.itemId(),
                event.type(),
                event.atMillis(),
                event.details(),
                appendedAt,
                step);
        Behaviour one = random.nextInt(10) == 0 ? appended.ofHistory() : appended;
        float[] taste = Vectors.unit(new double[] {random.nextGaussian(), random.nextGaussian()});
        User known = users.get(event.userId());
        apply(stage.fold(
                known == null ? stage.unknown(event.userId()) : known,
                new TaggedBehaviour(one, event.itemId() == null ? null : taste)));
    }

    /** Takes a change and what it tells other users. */
    private void apply(UserChange first) throws Exception {
        Deque<Handover> handovers = new ArrayDeque<>();
        for (UserChange change = first; change != null; ) {
            if (change.user() != null) {
                users.put(change.user().userId(), change.user());
            } else if (change.before() != null) {
                users.remove(change.before().userId());
            }
            for (MemberUpdate update : change.updates()) {
                send(update);
            }
            handovers.addAll(change.handovers());
            Handover next = handovers.poll();
            User to = next == null ? null : users.get(next.to());
            change = next == null ? null : stage.take(to == null ? stage.unknown(next.to()) : to, next, parts);
        }
    }

    private void refresh(String userId) throws Exception {
        List<Present> updates = told.getOrDefault(userId, List.of());
        User user = users.get(userId);
        if (user != null && user.hasCluster() && !updates.isEmpty()) {
            Present last = updates.get(updates.size() - 1);
            if (last.cluster() == user.cluster() && version(last).equals(user.version())) {
                send(new MemberUpdate.Refresh(last.user()));
            }
        }
    }

    private void send(MemberUpdate update) throws Exception {
        if (update instanceof Present present && !present.user().isGuest()) {
            told.computeIfAbsent(update.userId(), id -> new ArrayList<>()).add(present);
            if (update.makesLists()) {
                asked.put(update.userId(), present);
            }
        } else if (update instanceof MemberUpdate.Gone end) {
            gone.put(update.userId(), end);
        }
        harness.processElement1(update, 0);
        take();
    }

    private static Version version(Present update) {
        return update.user().version();
    }

    /** Each list must be of the cluster that the version belongs to, by what the user was like then or later. */
    private void take() {
        for (Candidates list : harness.extractOutputValues()) {
            if (list.profile() != null) {
                List<Present> same = told.get(list.userId()).stream()
                        .filter(update -> version(update).compareTo(list.version()) >= 0)
                        .toList();
                assertThat(told.get(list.userId()).stream()
                                .filter(update -> version(update).equals(list.version()) && update.makesLists()))
                        .as("clusters of " + list.userId() + " at " + list.version())
                        .extracting(MemberUpdate::cluster)
                        .contains(list.profile().cluster());
                assertThat(same)
                        .as("mutes of " + list.userId() + " at " + list.version())
                        .extracting(update ->
                                update.user().aversion().mutesAt(update.user().asOfMillis()))
                        .contains(list.profile().mutes());
            }
            stored.merge(
                    list.userId(), list, (old, fresh) -> old.version().compareTo(fresh.version()) > 0 ? old : fresh);
        }
        harness.getOutput().clear();
    }

    /** Time for the lists of all three clusters: each alarm makes those of one, and a leap of the clock rings one alarm. */
    private void quiet() throws Exception {
        inputWaits = false;
        pass(2_000);
        pass(1);
        pass(1);
    }

    private long now() {
        return harness.getProcessingTime();
    }

    private void pass(long millis) throws Exception {
        harness.setProcessingTime(now() + millis);
        take();
    }

    private void restore() throws Exception {
        long now = now();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        harness.setProcessingTime(now);
        take();
    }

    private void open(OperatorSubtaskState state) throws Exception {
        harness = RefreshHarness.open(options, state, 1, 0, () -> inputWaits);
        if (state == null) {
            harness.setProcessingTime(NOW);
            for (String item : List.of("a", "b", "c", "d")) {
                harness.processElement2(RankingFixtures.item(item, JAZZ, Float.NaN), 0);
            }
        }
    }

    /** Three directions; a version turns them. Whoever is not far is a guest. */
    private CentreSet centres() {
        float[] centres = new float[6];
        for (int i = 0; i < 3; i++) {
            double angle = 2 * Math.PI * i / 3 + version;
            centres[2 * i] = (float) Math.cos(angle);
            centres[2 * i + 1] = (float) Math.sin(angle);
        }
        float[] reach = {.1f, .1f, 2};
        return CentreSet.of("tag", version, 2, new int[] {3, 4, 5}, centres, reach, new Provenance(0, 0));
    }
}
