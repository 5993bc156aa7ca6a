package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Harnesses;
import dev.eddy.Lives;
import dev.eddy.centre.AssembleCentresFunction;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.PublishedCentres;
import dev.eddy.item.TaskShare;
import dev.eddy.item.VectorSpace;
import dev.eddy.user.CentreSets;
import dev.eddy.user.SamplingTask;
import dev.eddy.user.UserSample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tasks that sample users, the training of the first centres and the assembly of published ones, over random lives: records wait in
 * channels, people activate centres that the job takes or refuses, trainings fail, and the job restarts with another number of tasks.
 */
@Tag("lives")
class FirstTrainingLivesTest {
    private static final int BUCKETS = 12;
    private static final int CHANNELS = 7;
    /** Users in a bucket. */
    private static final int MOST = 100;

    private static final VectorSpace TAGS = VectorSpace.ofContent(VectorSpace.TAG, 2);
    private static final CentreSet FIRST = CentreSet.random(1, 1, 2);

    /** Trainings that were begun, also in lives before a restart. */
    private static final AtomicInteger TRAININGS = new AtomicInteger();

    private static volatile boolean fails;

    @Test
    void usersWhoOutgrowCentresOfTheJobGetOthersOnceWhateverCameBefore() throws Exception {
        for (int seed : Lives.of("first training", 40)) {
            fails = false;
            var life = new Life(seed);
            for (int step = 0; step < 120; step++) {
                life.step();
            }
            life.assertCalmAndTrained("seed " + seed);
            life.close();
        }
    }

    private static CentreSet train(TrainingInput input, double users) {
        TRAININGS.incrementAndGet();
        if (fails) {
            throw new IllegalArgumentException("too few directions");
        }
        Population sample = input.population();
        double items = SamplingTask.SCALE * users * sample.countedItems() / sample.size();
        int clusters = ClusterCount.auto(items, ClusterCount.USERS_PER_CLUSTER);
        return set(input.version(), clusters, input.parent()).asProvisional();
    }

    private static CentreSet set(long version, int clusters, long parent) {
        CentreSet random = CentreSet.random(version, clusters, 2);
        return CentreSet.of("tag", version, 2, random.ids(), random.centres(), new Provenance(1, parent));
    }

    /** What a checkpoint keeps. */
    private record Checkpoint(
            OperatorSubtaskState assembly,
            OperatorSubtaskState training,
            int read,
            CentreSet inUse,
            Map<Integer, Long> versions,
            Map<Integer, Integer> users) {}

    private static final class Life {
        private final SplittableRandom random;
        /** Whether trainings may fail. */
        private final boolean isUnlucky;
        /** How often each channel moves on, so that any of them may be far behind. */
        private final int[] paces;

        private final List<CentreRecord> topic = new ArrayList<>();
        private final Map<Integer, Integer> users = new TreeMap<>();
        private int read;
        private long clock = 1_000;
        private long humanVersion = 1;
        private List<SamplingTask> tasks = new ArrayList<>();
        private List<Deque<CentreSet>> announced = new ArrayList<>();
        private List<Deque<UserSample>> samples = new ArrayList<>();
        private Deque<PublishedCentres> published = new ArrayDeque<>();
        /** Records of the training that the broker does not have yet. */
        private Deque<CentreRecord> unwritten = new ArrayDeque<>();

        private KeyedOneInputStreamOperatorTestHarness<Integer, CentreRecord, CentreSet> assembly;
        private KeyedTwoInputStreamOperatorTestHarness<Integer, UserSample, PublishedCentres, CentreRecord> training;
        private Checkpoint last;

        private Life(int seed) throws Exception {
            random = new SplittableRandom(seed);
            isUnlucky = seed % 4 == 0;
            paces = IntStream.range(0, CHANNELS)
                    .map(channel -> random.nextInt(3) == 0 ? 1 : 8)
                    .toArray();
            Map<Integer, Long> versions = new TreeMap<>();
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                users.put(bucket, random.nextInt(8));
                versions.put(bucket, 0L);
            }
            open(new Checkpoint(null, null, 0, FIRST, versions, users));
        }

        private void open(Checkpoint from) throws Exception {
            assembly = new KeyedOneInputStreamOperatorTestHarness<>(
                    new KeyedProcessOperator<>(new AssembleCentresFunction(TAGS, TAGS)), record -> 0, Types.INT);
            Harnesses.open(assembly, from.assembly());
            training = new KeyedTwoInputStreamOperatorTestHarness<>(
                    new KeyedCoProcessOperator<>(new TrainFirstCentresFunction(
                            Executors::newDirectExecutorService, FirstTrainingLivesTest::train)),
                    user -> 0,
                    versions -> 0,
                    Types.INT);
            training.setProcessingTime(clock);
            Harnesses.open(training, from.training());
            read = from.read();
            users.putAll(from.users());
            int count = 1 + random.nextInt(4);
            tasks = new ArrayList<>();
            announced = new ArrayList<>();
            samples = new ArrayList<>();
            published = new ArrayDeque<>();
            unwritten = new ArrayDeque<>();
            for (int task = 0; task < count; task++) {
                Map<Integer, Long> own = new TreeMap<>(from.versions());
                int index = task;
                own.keySet().removeIf(bucket -> bucket % count != index);
                tasks.add(new SamplingTask(new TaskShare(task, count), from.inUse(), users, own));
                announced.add(new ArrayDeque<>());
                samples.add(new ArrayDeque<>());
            }
            last = from;
        }

        private void close() throws Exception {
            assembly.close();
            training.close();
        }

        private void step() throws Exception {
            switch (random.nextInt(40)) {
                case 0, 1, 2, 3 -> grow(1 + random.nextInt(4));
                case 4 -> users.replaceAll((bucket, count) -> count / 2);
                case 5 -> checkpoint();
                case 6 -> restart();
                case 7 -> fails = isUnlucky && random.nextInt(3) == 0;
                case 8 -> topic.addAll(somebodysRecords());
                default -> proceed();
            }
        }

        private List<CentreRecord> somebodysRecords() {
            return switch (random.nextInt(7)) {
                case 0 -> CentreRecords.publish(CentreSets.trained(++humanVersion, 2, 3));
                case 1 -> List.of(CentreRecords.activation(500));
                case 2 -> CentreRecords.publish(set(++humanVersion, 1, 0));
                case 3, 4 -> CentreRecords.publish(set(++humanVersion, 1, 0).asProvisional());
                default -> CentreRecords.publish(FIRST);
            };
        }

        private void grow(int most) {
            users.replaceAll((bucket, count) -> Math.min(MOST, count + random.nextInt(most)));
        }

        /** Something that was under way happens, in any of the channels. */
        private void proceed() throws Exception {
            int task = random.nextInt(tasks.size());
            switch (channel()) {
                case 0 -> read(1 + random.nextInt(4));
                case 1 -> hear(1 + random.nextInt(3));
                case 2 -> announce(task);
                case 3 -> send(task, 1 + random.nextInt(60));
                case 4 -> pass();
                case 5 -> write(1 + random.nextInt(6));
                default -> {
                    for (int bucket : List.copyOf(tasks.get(task).versions().keySet())) {
                        if (random.nextInt(3) > 0) {
                            samples.get(task).addAll(tasks.get(task).turn(bucket));
                        }
                    }
                }
            }
        }

        private int channel() {
            int drawn = random.nextInt(IntStream.of(paces).sum());
            int channel = 0;
            while (drawn >= paces[channel]) {
                drawn -= paces[channel++];
            }
            return channel;
        }

        private void read(int most) throws Exception {
            for (int i = 0; i < most && read < topic.size(); i++) {
                assembly.processElement(topic.get(read++), 0);
            }
            for (CentreSet set : assembly.extractOutputValues()) {
                announced.forEach(channel -> channel.add(set));
            }
            assembly.getOutput().clear();
            Queue<StreamRecord<PublishedCentres>> told = assembly.getSideOutput(AssembleCentresFunction.PUBLISHED);
            while (told != null && !told.isEmpty()) {
                published.add(told.poll().getValue());
            }
        }

        private void hear(int most) throws Exception {
            for (int i = 0; i < most && !published.isEmpty(); i++) {
                training.processElement2(new StreamRecord<>(published.poll()));
            }
        }

        private void announce(int task) {
            if (!announced.get(task).isEmpty()) {
                tasks.get(task).use(announced.get(task).poll());
            }
        }

        private void send(int task, int most) throws Exception {
            for (int i = 0; i < most && !samples.get(task).isEmpty(); i++) {
                training.processElement1(new StreamRecord<>(samples.get(task).poll()));
            }
        }

        private void pass() throws Exception {
            clock += 200;
            training.setProcessingTime(clock);
            unwritten.addAll(training.extractOutputValues());
            training.getOutput().clear();
        }

        private void write(int most) {
            for (int i = 0; i < most && !unwritten.isEmpty(); i++) {
                topic.add(unwritten.poll());
            }
        }

        /** Barriers push all records out of the channels, and the sink writes all that it has. */
        private void checkpoint() throws Exception {
            read(0);
            hear(Integer.MAX_VALUE);
            for (int task = 0; task < tasks.size(); task++) {
                while (!announced.get(task).isEmpty()) {
                    announce(task);
                }
                send(task, Integer.MAX_VALUE);
            }
            write(Integer.MAX_VALUE);
            Map<Integer, Long> versions = new TreeMap<>();
            tasks.forEach(task -> versions.putAll(task.versions()));
            last = new Checkpoint(
                    assembly.snapshot(1, clock),
                    training.snapshot(1, clock),
                    read,
                    tasks.get(0).inUse(),
                    versions,
                    new TreeMap<>(users));
        }

        private void restart() throws Exception {
            close();
            open(last);
        }

        private void assertCalmAndTrained(String life) throws Exception {
            fails = false;
            settle(life, !isUnlucky);
            if (isUnlucky) {
                // A refused training is repeated when there are twice as many users.
                users.replaceAll((bucket, count) -> 2 * MOST + 1);
                settle(life, true);
            }
            int trainings = TRAININGS.get();
            int written = topic.size();
            for (int round = 0; round < 20; round++) {
                beQuick();
            }
            assertThat(TRAININGS.get()).as(life + ": no more trainings").isEqualTo(trainings);
            assertThat(topic).as(life + ": no more records").hasSize(written);
        }

        private void settle(String life, boolean mustBeTrained) throws Exception {
            int before = TRAININGS.get();
            for (int round = 0; round < 20; round++) {
                beQuick();
            }
            // One may be for centres that are not in use any more, and one of users who have doubled since they were
            // sampled.
            assertThat(TRAININGS.get() - before).as(life + ": trainings").isLessThanOrEqualTo(3);
            CentreSet inUse = tasks.get(0).inUse();
            assertThat(tasks)
                    .as(life)
                    .allSatisfy(task -> assertThat(task.inUse().version()).isEqualTo(inUse.version()));
            // Where only some tasks estimate so many users, the sample may stay too small.
            assertThat(mustBeTrained && tasks.stream().allMatch(SamplingTask::isDue))
                    .as("%s: %d users, %d centres in use of version %d", life, users(), inUse.size(), inUse.version())
                    .isFalse();
        }

        private int users() {
            return SamplingTask.SCALE
                    * users.values().stream().mapToInt(count -> count).sum();
        }

        /** All that is under way arrives. */
        private void beQuick() throws Exception {
            for (int task = 0; task < tasks.size(); task++) {
                for (int bucket : List.copyOf(tasks.get(task).versions().keySet())) {
                    samples.get(task).addAll(tasks.get(task).turn(bucket));
                }
            }
            for (int task = 0; task < tasks.size(); task++) {
                send(task, Integer.MAX_VALUE);
            }
            pass();
            write(Integer.MAX_VALUE);
            read(Integer.MAX_VALUE);
            for (int task = 0; task < tasks.size(); task++) {
                while (!announced.get(task).isEmpty()) {
                    announce(task);
                }
            }
            hear(Integer.MAX_VALUE);
        }
    }
}
