package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Harnesses;
import dev.eddy.centre.AssembleCentresFunction;
import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.PublishedCentres;
import dev.eddy.item.VectorSpace;
import dev.eddy.thread.DaemonThread;
import dev.eddy.user.CentreSets;
import dev.eddy.user.UserSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.concurrent.Executors;
import org.apache.flink.util.function.SerializableSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainFirstCentresFunctionTest {
    private static final int USERS = 10_000;
    private static final int ENOUGH = 8_000;
    private static final int DIMENSION = 4;
    private static final VectorSpace TAGS = VectorSpace.ofContent(VectorSpace.TAG, DIMENSION);
    private static final CentreSet OF_A_PERSON =
            CentreSet.of("tag", 3, DIMENSION, new int[] {11}, new float[] {1, 0, 0, 0}, new Provenance(0, 0));

    private final Random random = new Random(1);
    private KeyedTwoInputStreamOperatorTestHarness<Integer, UserSample, PublishedCentres, CentreRecord> harness;
    private KeyedOneInputStreamOperatorTestHarness<Integer, CentreRecord, CentreSet> assembler;
    /** Number of messages of the assembler that were passed on. */
    private int told;

    private long clock = 1_000;
    /** Thrown by the next training; null for none. */
    private static final AtomicReference<Error> NEXT_ERROR = new AtomicReference<>();

    private static ExecutorService aside;

    @BeforeEach
    void open() throws Exception {
        assembler = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AssembleCentresFunction(TAGS, TAGS)), record -> 0, Types.INT);
        assembler.open();
        open(null, Executors::newDirectExecutorService);
    }

    private static void failIfTold() {
        Error told = NEXT_ERROR.getAndSet(null);
        if (told != null) {
            throw told;
        }
    }

    private void open(OperatorSubtaskState state, SerializableSupplier<ExecutorService> executor) throws Exception {
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new TrainFirstCentresFunction(executor, (input, users) -> {
                    failIfTold();
                    return Retraining.firstCentres(input, users, 5_000);
                })),
                user -> 0,
                published -> 0,
                Types.INT);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setProcessingTime(clock);
        Harnesses.open(harness, state);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assembler.close();
    }

    @Test
    void mostOfTheSampleMakesCentresThatAreActivated() throws Exception {
        send(ENOUGH - 1, 0);
        assertThat(harness.numProcessingTimeTimers()).as("nothing is trained").isZero();
        send(1, 0);
        CentreSet set = trained();
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.provenance().provisional()).isTrue();
        assertThat(set.ids()).containsExactly(0, 1);
    }

    @Test
    void theIdsAndTheVersionAreOnesThatNobodyHasTaken() throws Exception {
        read(CentreRecords.parts(OF_A_PERSON));
        send(ENOUGH, 0);
        CentreSet set = trained();
        assertThat(set.ids()).containsExactly(0, 12);
        assertThat(set.version()).isGreaterThan(OF_A_PERSON.version());
    }

    @Test
    void centresThatSomebodyActivatesMeanwhileStay() throws Exception {
        send(ENOUGH, 0);
        activate(OF_A_PERSON);
        awaitTraining();
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void aSampleOfUsersInOtherCentresIsNotTrainedFrom() throws Exception {
        activate(OF_A_PERSON);
        send(ENOUGH, 0);
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    /** The job goes on with its own centres, and says so of the records. */
    @Test
    void activationThatTheJobRefusedDoesNotHoldUpTheTraining() throws Exception {
        activate(CentreSets.trained(3, 2, DIMENSION + 1));
        read(List.of(CentreRecords.activation(77)));
        send(ENOUGH, 0);
        assertThat(trained().size()).isEqualTo(2);
    }

    @Test
    void whatIsInUseIsKnownAfterARestart() throws Exception {
        activate(OF_A_PERSON);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state, Executors::newDirectExecutorService);
        send(ENOUGH, 0);
        assertThat(harness.numProcessingTimeTimers()).isZero();
        send(ENOUGH, OF_A_PERSON.version());
        assertThat(trained().provenance().parent()).isEqualTo(OF_A_PERSON.version());
    }

    @Test
    void usersWhoAreAllAlikeMakeNoCentresAndTheJobGoesOn() throws Exception {
        for (int user = 0; user < ENOUGH; user++) {
            send(new float[] {1, 0, 0, 0}, 0);
        }
        awaitTraining();
        assertThat(harness.extractOutputValues()).isEmpty();
        send(ENOUGH, 0);
        assertThat(trained().size()).as("of the next sample").isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void aTrainingThatEndsInAnErrorIsCountedAndTheNextSampleIsTrainedFrom(Error failure) throws Exception {
        harness.close();
        ExecutorService one = DaemonThread.pool("test-training", 1);
        aside = one;
        open(null, () -> aside);
        NEXT_ERROR.set(failure);
        send(ENOUGH, 0);
        one.submit(() -> {}).get(5, TimeUnit.SECONDS);
        awaitTraining();
        assertThat(harness.extractOutputValues()).isEmpty();
        send(ENOUGH, 0);
        one.submit(() -> {}).get(5, TimeUnit.SECONDS);
        assertThat(trained().size()).isEqualTo(2);
    }

    @Test
    void sampleThatIsWholeBeforeTheTrainingEndsIsTrainedFromNext() throws Exception {
        for (int user = 0; user < ENOUGH; user++) {
            send(new float[] {1, 0, 0, 0}, 0);
        }
        send(ENOUGH, 0);
        clock += 1_000;
        harness.setProcessingTime(clock);
        assertThat(trained().size()).isEqualTo(2);
    }

    @Test
    void sampleThatIsWholeBeforeItsCentresAreKnownToBeInUseIsTrainedFrom() throws Exception {
        send(ENOUGH, OF_A_PERSON.version());
        assertThat(harness.numProcessingTimeTimers()).isZero();
        activate(OF_A_PERSON);
        assertThat(trained().provenance().parent()).isEqualTo(OF_A_PERSON.version());
    }

    @Test
    void nothingIsTrainedWhileNewCentresAreNotInUseYet() throws Exception {
        send(ENOUGH, 0);
        CentreSet set = trained();
        send(ENOUGH, 0);
        assertThat(harness.numProcessingTimeTimers()).isZero();
        read(CentreRecords.publish(set));
        send(ENOUGH, set.version());
        assertThat(harness.numProcessingTimeTimers()).isPositive();
    }

    /** The tasks have the centres that come back already, and will not send their users again. */
    @Test
    void sampleOfCentresThatComeBackSurvivesTheNewsOfTheCentresBetween() throws Exception {
        CentreSet between = CentreSets.trained(9, 2, DIMENSION);
        send(ENOUGH / 2, OF_A_PERSON.version());
        activate(between);
        activate(OF_A_PERSON);
        send(ENOUGH / 2, OF_A_PERSON.version());
        assertThat(trained().provenance().parent()).isEqualTo(OF_A_PERSON.version());
    }

    @Test
    void sampleIsTrainedFromWhenItsCentresComeBackAfterATrainingInVain() throws Exception {
        activate(OF_A_PERSON);
        send(ENOUGH, OF_A_PERSON.version());
        activate(CentreSets.trained(9, 2, DIMENSION));
        awaitTraining();
        assertThat(harness.extractOutputValues()).as("of other centres").isEmpty();
        send(1, OF_A_PERSON.version());
        activate(OF_A_PERSON);
        assertThat(trained().provenance().parent()).isEqualTo(OF_A_PERSON.version());
    }

    /** One task has other centres already, while another still sends users of the centres from before. */
    @Test
    void samplesOfTasksWithOtherCentresDoNotDisturbEachOther() throws Exception {
        activate(OF_A_PERSON);
        for (int sent = 0; sent < ENOUGH; sent += 1_000) {
            send(1_000, OF_A_PERSON.version());
            send(1, 0, new float[] {1, 0, 0, 0}, 0);
        }
        assertThat(trained().provenance().parent()).isEqualTo(OF_A_PERSON.version());
    }

    private void activate(CentreSet set) throws Exception {
        read(CentreRecords.publish(set));
    }

    private void read(List<CentreRecord> records) throws Exception {
        for (CentreRecord record : records) {
            assembler.processElement(record, 0);
        }
        List<StreamRecord<PublishedCentres>> published =
                List.copyOf(assembler.getSideOutput(AssembleCentresFunction.PUBLISHED));
        for (; told < published.size(); told++) {
            harness.processElement2(new StreamRecord<>(published.get(told).getValue()));
        }
    }

    private void send(int users, long centreVersion) throws Exception {
        for (int user = 0; user < users; user++) {
            send(Directions.near(user % 2, DIMENSION, random), centreVersion);
        }
    }

    private void send(float[] direction, long centreVersion) throws Exception {
        send(0, (int) centreVersion, direction, centreVersion);
    }

    private void send(int task, int round, float[] direction, long centreVersion) throws Exception {
        harness.processElement1(
                new StreamRecord<>(new UserSample(task, round, centreVersion, USERS, 0, direction, 20)));
    }

    /** The training is done, on the thread of the test; the operator looks after it the next second. */
    private void awaitTraining() throws Exception {
        clock += 1_000;
        harness.setProcessingTime(clock);
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    private CentreSet trained() throws Exception {
        assertThat(harness.numProcessingTimeTimers()).isPositive();
        awaitTraining();
        List<CentreRecord> records = new ArrayList<>(harness.extractOutputValues());
        var inventory = new CentreInventory();
        records.forEach(inventory::accept);
        assertThat(inventory.refused()).isZero();
        return inventory.entry(inventory.active().orElseThrow()).orElseThrow().set();
    }
}
