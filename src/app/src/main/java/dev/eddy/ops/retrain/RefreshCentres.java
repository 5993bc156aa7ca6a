package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.act.Act;
import dev.eddy.ops.act.ActListener;
import java.time.Duration;
import java.util.List;

/** Retrains the centres of the running job on its users, and makes it use them: {@link CentreRefresh} with its connections. */
public final class RefreshCentres implements Act<CentreRefresh.Outcome> {
    private final KafkaOptions kafka;
    private final CentreSet first;
    private final Target target;
    private final RefreshSteps steps;
    /** What undoes the present run; null at other times. */
    private Undo undo;

    /** Takes an unfinished refresh back. */
    private interface Undo {
        String run();
    }

    /**
     * The job, and how to read its users.
     *
     * @param flink address of its Flink
     * @param job id; null for the only one with Eddy's name
     * @param savepoints directory for the savepoint; null for the cluster's own
     * @param timeout longest time of the savepoint, and of a sweep without a step
     */
    public record Target(String flink, String job, String savepoints, Duration timeout) {
        RunningJob on(FlinkCluster cluster, String owner) {
            String id = job == null ? cluster.findJob() : cluster.findJob(job);
            return new FlinkRunningJob(cluster, id, savepoints, owner, timeout);
        }
    }

    public RefreshCentres(JobOptions options, Target target, RefreshSteps steps) {
        this.kafka = options.kafka();
        this.first =
                options.membership().firstCentres(options.recall().catalog().dimension());
        this.target = target;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "refresh-centres";
    }

    @Override
    public List<String> on() {
        return List.of();
    }

    /** Throws {@link BadInputException} when another refresh runs, or the space of the centres has no vectors. */
    @Override
    public CentreRefresh.Outcome run(ActListener listener) {
        // Before the savepoint, since there may be no vectors.
        CentreRefresh.Steps ready = steps.ready();
        RefreshLock lock = RefreshLock.take(kafka);
        try (lock;
                FlinkCluster flink = FlinkCluster.connect(target.flink());
                var topic = new KafkaCentreTopic(kafka, target.timeout(), listener::walked)) {
            RunningJob job = target.on(flink, "refresh-" + kafka.group());
            var refresh = new CentreRefresh(job, topic, ready, steps.gate(), first, listener::step);
            undoBy(() -> {
                String undone = refresh.undo();
                // Without this the next run would wait until Kafka notices that this process is gone.
                lock.close();
                return undone;
            });
            return refresh.run();
        } finally {
            undoBy(null);
        }
    }

    private synchronized void undoBy(Undo present) {
        undo = present;
    }

    private synchronized Undo present() {
        return undo;
    }

    @Override
    public String undo() {
        Undo present = present();
        return present == null ? "interrupted; the centres stay as they are" : present.run();
    }

    @Override
    public boolean isDone(CentreRefresh.Outcome outcome) {
        return outcome.isPublished();
    }

    @Override
    public String summary(CentreRefresh.Outcome outcome) {
        return outcome.isPublished()
                ? "version %d is in use everywhere: %,d users looked through"
                        .formatted(
                                outcome.training().centres().version(),
                                outcome.sweep().users())
                : "refused: " + outcome.refusal() + "; the centres from before stay in use";
    }
}
