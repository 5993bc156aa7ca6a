package dev.eddy.training;

import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.PublishedCentres;
import dev.eddy.user.FirstTraining;
import dev.eddy.user.UserSample;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.apache.flink.util.function.SerializableSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the first centres from the sample of users that the user stage sends, and emits the records that publish and activate them;
 * the job reads these from the centres' topic. Training runs on its own thread, so that no checkpoint waits for it. After a restart
 * the user stage sends the sample again, and the training is repeated.
 */
public final class TrainFirstCentresFunction
        extends KeyedCoProcessFunction<Integer, UserSample, CentreRecord, CentreRecord> {
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(TrainFirstCentresFunction.class);

    private final SerializableSupplier<ExecutorService> executor;

    private transient ValueState<PublishedCentres> published;
    private transient SampledUsers sample;
    private transient ExecutorService thread;
    /** Null when no training runs. */
    private transient Future<CentreSet> training;

    private transient Counter trained;
    private transient Counter refused;

    /** Collects the sample of users that all tasks send, until most of it is there. */
    private static final class SampledUsers {
        /** Share of the expected sample that is enough, since tasks may overestimate their users. */
        private static final double MOST = .8;

        private Population.Builder gathered = new Population.Builder();
        private long centreVersion = -1;
        private double sumOfEstimates;

        /** Adds a user. A change of the centres' version starts a new sample. */
        void add(UserSample user) {
            if (user.centreVersion() != centreVersion) {
                clear();
                centreVersion = user.centreVersion();
            }
            gathered.add(user.direction(), user.cluster());
            sumOfEstimates += user.users();
        }

        void clear() {
            gathered = new Population.Builder();
            sumOfEstimates = 0;
        }

        /** Whether 80 % of the expected users are there. */
        boolean isWhole() {
            return gathered.size() > 0 && gathered.size() >= MOST * FirstTraining.share(users()) * users();
        }

        /** Number of users that the sample stands for: the mean of the tasks' estimates. */
        double users() {
            return sumOfEstimates / gathered.size();
        }
    }

    public TrainFirstCentresFunction() {
        this(() -> Executors.newSingleThreadExecutor(new ExecutorThreadFactory("first-training")));
    }

    TrainFirstCentresFunction(SerializableSupplier<ExecutorService> executor) {
        this.executor = executor;
    }

    @Override
    public void open(OpenContext context) {
        published = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("published-centres", TypeInformation.of(PublishedCentres.class)));
        sample = new SampledUsers();
        thread = executor.get();
        trained = getRuntimeContext().getMetricGroup().counter("firstTrainings");
        refused = getRuntimeContext().getMetricGroup().counter("firstTrainingsRefused");
    }

    @Override
    public void processElement1(UserSample user, Context context, Collector<CentreRecord> out) throws Exception {
        sample.add(user);
        // The state is read only once the sample is whole.
        if (training == null && sample.isWhole()) {
            PublishedCentres known = known();
            if (sample.centreVersion == known.active()) {
                begin(known, context.timerService());
            }
        }
    }

    private void begin(PublishedCentres known, TimerService timers) {
        long now = timers.currentProcessingTime();
        double users = sample.users();
        Population population = sample.gathered.build();
        var input = new TrainingInput(
                population,
                known.nextVersion(now),
                known.active(),
                Math.max(known.unusedId(), population.unusedId()),
                now);
        training = thread.submit(() -> Retraining.firstCentres(input, users));
        sample.clear();
        timers.registerProcessingTimeTimer(now + LOOK_EVERY_MILLIS);
    }

    @Override
    public void processElement2(CentreRecord record, Context context, Collector<CentreRecord> out) throws Exception {
        published.update(known().with(record));
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
            // Otherwise other centres were activated meanwhile.
            if (known().active() == set.provenance().parent()) {
                CentreRecords.publish(set).forEach(out::collect);
                trained.inc();
                LOG.info("trained {} centres, version {}", set.size(), set.version());
            }
        } catch (ExecutionException e) {
            refused.inc();
            LOG.warn("no centres were trained, the ones in use stay: {}", String.valueOf(e.getCause()));
        }
        training = null;
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
