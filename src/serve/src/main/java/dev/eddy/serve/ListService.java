package dev.eddy.serve;

import dev.eddy.client.ClientOptions;
import dev.eddy.client.ItemCatalogue;
import dev.eddy.client.RecallClient;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.kafka.TopicFollower;
import dev.eddy.serve.Readiness.Reading;
import dev.eddy.thread.Rounds;
import dev.eddy.thread.Rounds.Pace;
import dev.eddy.web.WebServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server of lists, with its connections to Redis and Kafka. */
public final class ListService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListService.class);

    /** Interval at which take-downs and shared lists are read: with it, an answer is less than a second behind an order. */
    private static final Duration SHARED_EVERY = Duration.ofMillis(250);

    private static final Pace ASK_REDIS = new Pace(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Resources, closed in the reverse order of their opening. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final URI address;

    /**
     * Starts a server. Redis and Kafka may be away; then lists or posts fail until they are back.
     *
     * @param job options of the job whose lists to serve
     * @throws BadInputException when a file can't be read, an option is wrong, or the port is taken
     */
    public ListService(JobOptions job, ServeOptions options) {
        KafkaOptions kafka = job.kafka();
        var items = new ItemTopic(kafka.records().items());
        try {
            RecallClient client = opened(client(job, items));
            var events = opened(new KafkaEventLog(producer(kafka), kafka.topic(Topic.EVENTS), System::nanoTime));
            TopicFollower catalogue = opened(new TopicFollower(
                    kafka, kafka.topic(Topic.ITEMS), "eddy-serve-items", items::accept, items::markRead));
            var isRedisThere = new AtomicBoolean();
            Rounds redis = opened(
                    new Rounds("eddy-serve-redis", ASK_REDIS, () -> ask(client, isRedisThere), System::nanoTime));
            var readiness = new Readiness(
                    isRedisThere::get,
                    items::isRead,
                    List.of(
                            new Reading("whether Redis answers", redis::isStale, redis::age),
                            new Reading("the catalogue", catalogue::isStale, catalogue::age),
                            new Reading(
                                    "what was taken down",
                                    client::isStale,
                                    () -> client.counts().sharedAge())));
            WebServer server = opened(ServeServer.of(
                    options, new RedisLists(client, items), events, readiness::reasons, new ServeMetrics(items)));
            redis.start();
            server.start();
            this.address = server.address();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (options.listening().keyStore() == null && !options.listening().isLoopback()) {
            LOG.warn("tokens travel unencrypted; give --tls-key-store, or let only a proxy with TLS reach the port");
        }
    }

    /** Asks Redis for a key that is not kept: it is the asking that shows whether it answers. */
    private static boolean ask(RecallClient client, AtomicBoolean isRedisThere) {
        try {
            client.recall("");
            isRedisThere.set(true);
        } catch (RuntimeException e) {
            isRedisThere.set(false);
        }
        return true;
    }

    private static RecallClient client(JobOptions job, ItemCatalogue items) {
        var options = ClientOptions.defaults().withSharedEvery(SHARED_EVERY).withConnections(ServeServer.READERS);
        try {
            return RecallClient.open(job.redis(), options, items);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private static Producer<String, byte[]> producer(KafkaOptions kafka) {
        try {
            return Producers.connect(kafka, "eddy-serve-events", KafkaEventLog.PATIENCE);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BadInputException(
                    "can't connect to Kafka at " + kafka.bootstrapServers() + ": " + cause.getMessage()
                            + "; see --bootstrap-servers or kafka.bootstrap-servers, and kafka.properties-file",
                    e);
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = new IllegalStateException("the server of lists did not stop cleanly", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
