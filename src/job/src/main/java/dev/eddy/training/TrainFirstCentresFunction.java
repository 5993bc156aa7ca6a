package dev.eddy.training;

import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.PublishedCentres;
import dev.eddy.thread.DaemonThread;
import dev.eddy.user.UserSample;
import java.io.Serializable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the first centres from the sample of users that the user stage sends, and emits the records that publish and activate them;
 * the job reads these from the centres' topic. Training runs on its own thread, so that no checkpoint waits for it. After a restart
 * the user stage sends the sample again, and the training is repeated.
 */
public final class TrainFirstCentresFunction
        extends KeyedCoProcessFunction<Integer, UserSample, PublishedCentres, CentreRecord> {
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(TrainFirstCentresFunction.class);

    private final SerializableSupplier<ExecutorService> executor;
    private final Trainer trainer;

    private transient ValueState<PublishedCentres> published;
    private transient SampledUsers samples;
    private transient ExecutorService thread;
    /** Null when no training runs. */
    private transient Future<CentreSet> training;
    /** Of the training. */
    private transient SampledUsers.Sample sample;
    /** From when centres are emitted until others are in use. */
    private transient boolean areOthersDue;

    private transient Counter trained;
    private transient Counter refused;

    /** As {@link Retraining#firstCentres}. */
    @FunctionalInterface
    interface Trainer extends Serializable {
        CentreSet train(TrainingInput input, double users);
    }

    public TrainFirstCentresFunction(int usersPerCluster) {
        this(
                () -> DaemonThread.pool("first-training", 1),
                (input, users) -> Retraining.firstCentres(input, users, usersPerCluster));
    }

    TrainFirstCentresFunction(SerializableSupplier<ExecutorService> executor, Trainer trainer) {
        this.executor = executor;
        this.trainer = trainer;
    }

    @Override
    public void open(OpenContext context) {
        published = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("published-centres", TypeInformation.of(PublishedCentres.class)));
        samples = new SampledUsers();
        thread = executor.get();
        trained = getRuntimeContext().getMetricGroup().counter("firstTrainings");
        refused = getRuntimeContext().getMetricGroup().counter("firstTrainingsRefused");
    }

    @Override
    public void processElement1(UserSample user, Context context, Collector<CentreRecord> out) throws Exception {
        // The state is read only once the sample is whole.
        if (samples.add(user)) {
            begin(context.timerService());
        }
    }

    /** Begins a training if none runs and the sample of users in the centres in use is whole. */
    private void begin(TimerService timers) throws Exception {
        PublishedCentres known = known();
        if (training != null || areOthersDue) {
            return;
        }
        sample = samples.takeWhole(known.inUse());
        if (sample == null) {
            return;
        }
        long now = timers.currentProcessingTime();
        Population population = sample.population();
        var input = new TrainingInput(
                population,
                known.nextVersion(now),
                known.inUse(),
                Math.max(known.unusedId(), population.unusedId()),
                now);
        double users = sample.users();
        training = thread.submit(() -> trainer.train(input, users));
        timers.registerProcessingTimeTimer(now + LOOK_EVERY_MILLIS);
    }

    @Override
    public void processElement2(PublishedCentres now, Context context, Collector<CentreRecord> out) throws Exception {
        areOthersDue &= now.inUse() == known().inUse();
        published.update(now);
        begin(context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CentreRecord> out) throws Exception {
        if (training == null) {
            return;
        }
        if (!training.isDone()) {
            TimerService timers = context.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LOOK_EVERY_MILLIS);
            return;
        }
        try {
            CentreSet set = training.get();
            if (known().inUse() == set.provenance().parent()) {
                CentreRecords.publish(set).forEach(out::collect);
                areOthersDue = true;
                trained.inc();
                LOG.info("trained {} centres, version {}", set.size(), set.version());
            } else {
                // Other centres were activated meanwhile. Those from before may come back, for which no task sends its
                // users again.
                samples.putBack(sample);
            }
        } catch (ExecutionException e) {
            refused.inc();
            LOG.warn("no centres were trained, the ones in use stay: {}", String.valueOf(e.getCause()));
        }
        training = null;
        begin(context.timerService());
    }

    private PublishedCentres known() throws Exception {
        PublishedCentres known = published.value();
        return known == null ? PublishedCentres.NONE : known;
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
