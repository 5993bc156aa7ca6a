package dev.eddy.lab;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.RecallTopology;
import dev.eddy.job.Topics;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.MetricsView;
import dev.eddy.option.Options;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.serving.LatencyMetrics;
import dev.eddy.serving.ServingOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * All of Eddy in this process: a broker, Redis, Flink and the job, on free ports. {@link #close} stops the services and deletes
 * their files. Methods that wait throw an {@link IllegalStateException} after 5 minutes.
 */
public final class LocalEddy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalServices services;
    private final JobOptions options;
    private final int parallelism;
    private final Runnable whenClosed;
    private final ReadProgress progress;
    private final LocalCommands commands;
    private FlinkJob job;

    private LocalEddy(LocalServices services, JobOptions options, int parallelism, Runnable whenClosed) {
        this.services = services;
        this.options = options;
        this.parallelism = parallelism;
        this.whenClosed = whenClosed;
        this.progress = new ReadProgress(options.kafka(), services.flink().metrics(), PATIENCE);
        this.commands = new LocalCommands(options.kafka(), progress, PATIENCE);
    }

    /** Starts the services and creates the topics; {@link #startJob} starts the job. */
    public static LocalEddy start(RecallOptions recall, int parallelism, ServingOptions.Channels channels)
            throws Exception {
        return start(recall, parallelism, channels, new Configuration(), Map.of());
    }

    /** As the shorter one, with settings of Flink and options of the job that replace the usual ones. */
    public static LocalEddy start(
            RecallOptions recall,
            int parallelism,
            ServingOptions.Channels channels,
            Configuration given,
            Map<String, String> more)
            throws Exception {
        LocalServices services = LocalServices.start(parallelism, given);
        try {
            JobOptions options = JobOptions.of(
                            services.kafka().options(),
                            services.redisOptions(),
                            recall,
                            Options.defaults(ServingOptions.class).withChannels(channels))
                    .with(more);
            return on(services, options, parallelism, services::close);
        } catch (Exception e) {
            services.close();
            throw e;
        }
    }

    /** Creates the topics on running services with a slot per task; {@link #close} calls {@code whenClosed}. */
    static LocalEddy on(LocalServices services, JobOptions options, int parallelism, Runnable whenClosed) {
        Topics.create(options.kafka());
        return new LocalEddy(services, options, parallelism, whenClosed);
    }

    public JobOptions options() {
        return options;
    }

    public URI webUi() {
        return services.flink().webUi();
    }

    public FlinkJob job() {
        return job;
    }

    /** The Flink cluster, for other jobs beside or instead of Eddy's. */
    public EmbeddedFlink flink() {
        return services.flink();
    }

    public MetricsView metrics() {
        return services.flink().metrics();
    }

    public LocalCommands commands() {
        return commands;
    }

    public CandidateReader reader() {
        return CandidateReader.open(options.redis());
    }

    public Replay replay() {
        return new Replay(options.kafka());
    }

    /** Records that were refused so far, for whatever reason. */
    public long deadLetters() {
        return metrics().counter("dead-letters", "numRecordsIn");
    }

    /** The live hit rate of a list so far, over all users. */
    public Hits hits(String list) {
        var ofTheList = Map.of("list", list);
        return new Hits(
                (long) metrics().sum("refresh", "samples", ofTheList),
                (long) metrics().sum("refresh", "hits", ofTheList),
                metrics().sum("refresh", "reciprocalRanks", ofTheList));
    }

    /** Latencies from the broker's append to Redis's acknowledgement since the start of the job, in milliseconds. */
    public Histogram freshness() {
        var sum = new Histogram(3);
        metrics().find("serve", "freshnessMillis", LatencyMetrics.class).stream()
                .map(LatencyMetrics::cumulative)
                .forEach(sum::add);
        return sum;
    }

    /** Publishes tag vectors, items and centres. */
    public void publish(Iterator<byte[]> items, Map<String, float[]> tagVectors, CentreSet centres) {
        try (var catalogue = new CataloguePublisher(options.kafka());
                var centrePublisher = new CentrePublisher(options.kafka())) {
            catalogue.publishTagVectors(tagVectors);
            catalogue.publishItems(items);
            centrePublisher.publish(centres);
        }
    }

    public void startJob() {
        resumeJob(null, parallelism);
    }

    public void resumeJob(String savepoint) {
        resumeJob(savepoint, parallelism);
    }

    /** Resumes with another number of tasks per stage; the services must have as many slots. */
    public void resumeJob(String savepoint, int tasks) {
        EmbeddedFlink flink = services.flink();
        StreamExecutionEnvironment environment = flink.environment();
        environment.setParallelism(tasks);
        StreamGraph graph = RecallTopology.graph(environment, options);
        job = savepoint == null ? flink.submit(graph) : flink.submit(graph, savepoint);
        progress.begin(job, savepoint);
        job.awaitRunning(PATIENCE);
    }

    /** Stops the job, and returns the path of its savepoint. */
    public String stopJob(Path savepoints) {
        return progress.stop(savepoints);
    }

    /** Throws an {@link IllegalStateException} when the job has ended. */
    public void requireRunning() {
        if (job.hasEnded()) {
            throw new IllegalStateException(
                    "the job ended: " + job.status(), job.failure().orElse(null));
        }
    }

    /** Waits until the job has read all published items, vectors and centres, so that no event comes too early. */
    public void awaitCatalogue() {
        progress.awaitCatalogue();
    }

    /** Waits until the lists of all published events are in Redis. */
    public void awaitServed() {
        progress.awaitServed();
    }

    /** Restarts Redis without its data. */
    void restartRedisEmpty() {
        services.redis().restartEmpty();
    }

    @Override
    public void close() {
        try {
            if (job != null && !job.hasEnded()) {
                job.cancel();
            }
        } finally {
            whenClosed.run();
        }
    }
}
