package dev.eddy.lab;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.RecallTopology;
import dev.eddy.job.Topics;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.ControlChannel;
import dev.eddy.ops.DeadLetterReader;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.MetricsView;
import dev.eddy.ops.RebuildClient;
import dev.eddy.recall.ranking.Hits;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.record.DeadLetter;
import dev.eddy.serving.CandidateWriter;
import dev.eddy.serving.ServingOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All of Eddy in this process: a broker, Redis, Flink and the job, on free ports, gone without a trace when closed. */
public final class LocalEddy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long CHECKPOINT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LocalServices services;
    private final EmbeddedFlink flink;
    private final JobOptions options;
    private final int parallelism;
    private final Runnable whenClosed;
    /** How far the job had read its topics, by savepoint, topic and partition. */
    private final Map<String, Map<String, Map<Integer, Long>>> readBefore = new HashMap<>();

    /** How far the job had read its topics in what it goes on from. */
    private Map<String, Map<Integer, Long>> restored = Map.of();

    private FlinkJob job;
    private long nextCheckpointNanos = System.nanoTime();

    private LocalEddy(LocalServices services, JobOptions options, int parallelism, Runnable whenClosed) {
        this.services = services;
        this.flink = services.flink();
        this.options = options;
        this.parallelism = parallelism;
        this.whenClosed = whenClosed;
    }

    /** Starts the services and creates the topics; the job comes with {@link #startJob}. */
    public static LocalEddy start(RecallOptions recall, int parallelism, ServingOptions.Channels channels)
            throws Exception {
        return start(recall, parallelism, channels, new Configuration());
    }

    /**
     * As the other one.
     *
     * @param given settings of Flink that add to, or replace, the usual ones
     */
    public static LocalEddy start(
            RecallOptions recall, int parallelism, ServingOptions.Channels channels, Configuration given)
            throws Exception {
        return start(recall, parallelism, channels, given, Map.of());
    }

    /**
     * As the other one.
     *
     * @param more options of the job that are not to be as shipped, by key
     */
    public static LocalEddy start(
            RecallOptions recall,
            int parallelism,
            ServingOptions.Channels channels,
            Configuration given,
            Map<String, String> more)
            throws Exception {
        // One more slot than the job needs to begin with would only cost memory.
        LocalServices services = LocalServices.start(parallelism, given);
        try {
            JobOptions options = JobOptions.of(
                            services.kafka().options(),
                            services.redisOptions(),
                            recall,
                            ServingOptions.defaults().withChannels(channels))
                    .with(more);
            return on(services, options, parallelism, services::close);
        } catch (Exception e) {
            services.close();
            throw e;
        }
    }

    /**
     * Creates the topics on services that run.
     *
     * @param parallelism for which there must be slots
     * @param whenClosed ends what is not to outlast this
     */
    static LocalEddy on(LocalServices services, JobOptions options, int parallelism, Runnable whenClosed) {
        Topics.create(options.kafka());
        return new LocalEddy(services, options, parallelism, whenClosed);
    }

    public URI webUi() {
        return flink.webUi();
    }

    /** How often a list had among its first what was clicked, so far, of all users. */
    public Hits hits(String list) {
        var ofTheList = Map.of("list", list);
        return new Hits(
                (long) metrics().sum("refresh", "samples", ofTheList),
                (long) metrics().sum("refresh", "hits", ofTheList),
                metrics().sum("refresh", "reciprocalRanks", ofTheList));
    }

    /** The live hit rate so far. */
    public Hits hits() {
        return hits(LiveHits.MERGED);
    }

    public FlinkJob job() {
        return job;
    }

    /** Where other jobs may run beside, or instead of, the one of {@link #startJob}. */
    public EmbeddedFlink flink() {
        return flink;
    }

    public MetricsView metrics() {
        return flink.metrics();
    }

    /** Publishes all that the job samples up. */
    public void publish(Iterator<byte[]> items, Map<String, float[]> tagVectors, CentreSet centres) {
        try (var catalogue = new CataloguePublisher(options.kafka());
                var centrePublisher = new CentrePublisher(options.kafka())) {
            catalogue.publishTagVectors(tagVectors);
            catalogue.publishItems(items);
            centrePublisher.publish(centres);
        }
    }

    /** Publishes vectors of items in other spaces, as records of the topic. */
    public void publishItemVectors(Iterator<byte[]> vectors) {
        try (var catalogue = new CataloguePublisher(options.kafka())) {
            catalogue.publishItemVectors(vectors);
        }
    }

    public void startJob() {
        restored = Map.of();
        job = flink.submit(RecallTopology.graph(environment(parallelism), options));
        job.awaitRunning(PATIENCE);
    }

    /** Goes on from a savepoint. */
    public void resumeJob(String savepoint) {
        resumeJob(savepoint, parallelism);
    }

    /** Goes on from a savepoint with so many tasks per stage, for which there must be slots. */
    public void resumeJob(String savepoint, int tasks) {
        restored = readBefore.getOrDefault(savepoint, Map.of());
        job = flink.submit(RecallTopology.graph(environment(tasks), options), savepoint);
        job.awaitRunning(PATIENCE);
    }

    private StreamExecutionEnvironment environment(int tasks) {
        StreamExecutionEnvironment environment = flink.environment();
        environment.setParallelism(tasks);
        return environment;
    }

    public String stopJob(Path savepoints) {
        Map<String, Map<Integer, Long>> read = new HashMap<>();
        options.kafka().topics().inputs().forEach(topic -> read.put(topic, emitted(topic)));
        String savepoint = job.stopWithSavepoint(savepoints);
        readBefore.put(savepoint, read);
        return savepoint;
    }

    /** Waits until the job knows all that was published for it to look up, so that no event comes too early. */
    public void awaitCatalogue() {
        awaitRead(List.of(
                options.kafka().topics().items(),
                options.kafka().topics().tagVectors(),
                options.kafka().topics().itemVectors(),
                options.kafka().topics().centres()));
    }

    /** Waits until every event published so far is in every list it concerns. */
    public void awaitServed() {
        awaitRead(List.of(options.kafka().topics().events()));
        awaitWritten();
    }

    private void awaitRead(List<String> topics) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String topic : topics) {
            try (var lag = new ConsumerLag(options.kafka(), topic)) {
                Map<Integer, Long> ends = lag.endOffsets();
                while (ConsumerLag.remaining(ends, positions(lag, topic)) > 0) {
                    requireTime(deadline, topic + " to be read");
                    LockSupport.parkNanos(POLL_NANOS);
                }
            }
        }
        // Its barriers come behind all these records.
        job.triggerCheckpoint();
    }

    private Map<Integer, Long> positions(ConsumerLag lag, String topic) {
        Map<Integer, Long> positions = lag.committedOffsets();
        emitted(topic).forEach((partition, offset) -> positions.merge(partition, offset, Math::max));
        return positions;
    }

    /** A source that found nothing new since it was restored tells no position. */
    private Map<Integer, Long> emitted(String topic) {
        Map<Integer, Long> positions = new HashMap<>(restored.getOrDefault(topic, Map.of()));
        metrics().positions(topic).forEach((partition, offset) -> positions.merge(partition, offset, Math::max));
        return positions;
    }

    /** Sooner than the next one is due, but not so often that the sources are kept from committing. */
    private void checkpointNowAndThen() {
        long now = System.nanoTime();
        if (now >= nextCheckpointNanos) {
            job.triggerCheckpoint();
            nextCheckpointNanos = System.nanoTime() + CHECKPOINT_EVERY_NANOS;
        }
    }

    private void awaitWritten() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (metrics().gauges("serve", "redisPending").stream().anyMatch(pending -> pending.longValue() > 0)) {
            requireTime(deadline, "Redis to take all lists");
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static void requireTime(long deadline, String what) {
        if (System.nanoTime() >= deadline) {
            throw new IllegalStateException("waited " + PATIENCE + " in vain for " + what);
        }
    }

    public Replay replay() {
        return new Replay(options.kafka());
    }

    /** As {@link RebuildClient#rebuild}, and waits until the lists are in Redis. */
    public long rebuild(String id, RebuildClient.Request request, BiConsumer<String, Integer> listener) {
        try (var client = new RebuildClient(options.kafka(), PATIENCE)) {
            // By positions: a source that has nothing to read commits none for up to ten seconds.
            awaitCatalogue();
            awaitServed();
            long users = client.rebuildFromWhatIsRead(id, request, (step, buckets) -> {
                if (step.equals(RebuildClient.FENCE)) {
                    checkpointNowAndThen();
                }
                listener.accept(step, buckets);
            });
            awaitWritten();
            return users;
        }
    }

    /** Waits until every record that was published to the topic so far is behind a checkpoint. */
    public void awaitRead(String topic) {
        awaitRead(List.of(topic));
    }

    /** The options of the job. */
    public JobOptions options() {
        return options;
    }

    /** Forgets a user, and waits until that is so everywhere. */
    public void forget(String userId) {
        try (var channel = new ControlChannel(options.kafka(), PATIENCE)) {
            channel.forget(userId, this::checkpointNowAndThen);
            awaitWritten();
        }
    }

    /** Takes an item down, and waits until no list has it. */
    public void takeDown(String itemId) {
        try (var channel = new ControlChannel(options.kafka(), PATIENCE);
                var client = new RebuildClient(options.kafka(), PATIENCE)) {
            channel.takeDown(List.of(itemId), this::checkpointNowAndThen);
            emit("takedown", client);
        }
    }

    /** Waits until every command sent so far has been carried out for every user: they are in turn, and this sends one more. */
    public void awaitCommandsDone() {
        try (var client = new RebuildClient(options.kafka(), PATIENCE)) {
            emit("wait", client);
        }
    }

    private void emit(String id, RebuildClient client) {
        var request = new RebuildClient.Request(false, false, null);
        client.emit(id, request, (step, buckets) -> {
            if (step.equals(RebuildClient.FENCE)) {
                checkpointNowAndThen();
            }
        });
        awaitWritten();
    }

    /** Waits until every command sent so far has been read; what it has to do with every user may still go on. */
    public void awaitControlRead() {
        try (var channel = new ControlChannel(options.kafka(), PATIENCE)) {
            channel.fence("wait", this::checkpointNowAndThen);
            awaitWritten();
        }
    }

    /** As after a crash of a Redis that keeps nothing. */
    public void restartRedisEmpty() {
        services.redis().restartEmpty();
    }

    /** All dead letters written so far. */
    public List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        DeadLetterReader.read(options.kafka(), stored -> letters.add(stored.letter()));
        return letters;
    }

    public CandidateReader reader() {
        return CandidateReader.open(options.redis());
    }

    /** Latencies from the broker's append to Redis's acknowledgement, since the job started. */
    public Histogram freshness() {
        var sum = new Histogram(3);
        metrics().find("serve", "freshnessMillis", CandidateWriter.FreshnessHistogram.class).stream()
                .map(histogram -> histogram.latencies().cumulative())
                .forEach(sum::add);
        return sum;
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
