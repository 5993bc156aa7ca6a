package dev.eddy.serve;

import dev.eddy.client.ClientOptions;
import dev.eddy.client.ItemCatalogue;
import dev.eddy.client.RecallClient;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.Producers;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server of lists, with its connections to Redis and Kafka. */
public final class ListService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListService.class);

    /** Resources, closed in the reverse order of their opening. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final URI address;

    /**
     * Starts a server. Redis and Kafka may be away; then lists or posts fail until they are back.
     *
     * @param job options of the job whose lists to serve
     * @param items for filters
     * @param isCatalogueRead whether the items are all there; until then the server is not ready
     * @throws BadInputException when a file can't be read, an option is wrong, or the port is taken
     */
    public ListService(JobOptions job, ServeOptions options, ItemCatalogue items, BooleanSupplier isCatalogueRead) {
        try {
            RecallClient client = opened(client(job, items));
            KafkaOptions kafka = job.kafka();
            var events = opened(new KafkaEventLog(producer(kafka), kafka.topic(Topic.EVENTS), System::nanoTime));
            // Any list will do: it is the asking that shows whether Redis answers.
            var readiness = new RecentReadiness(() -> client.recallOfCluster(0), isCatalogueRead, System::nanoTime);
            ServeServer server = opened(new ServeServer(options, new RedisLists(client), events, readiness));
            server.start();
            this.address = server.address();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (options.keyStore() == null && !Guard.isLoopback(options.host())) {
            LOG.warn("tokens travel unencrypted; give --tls-key-store, or let only a proxy with TLS reach the port");
        }
    }

    private static RecallClient client(JobOptions job, ItemCatalogue items) {
        ClientOptions defaults = ClientOptions.defaults();
        var options = new ClientOptions(defaults.maxAge(), defaults.sharedEvery(), ServeServer.READERS);
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
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the server of lists did not stop cleanly", e);
            }
        }
    }
}
