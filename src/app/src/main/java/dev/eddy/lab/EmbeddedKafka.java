package dev.eddy.lab;

import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.TempFolder;
import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.LoggerFactory;

/** A real Kafka broker (KRaft, with its controller) in this process, on free loopback ports. */
public final class EmbeddedKafka implements AutoCloseable {
    /** The loopback address of all services of this room. */
    static final String HOST = "127.0.0.1";

    private static final String BROKER = "BROKER";
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;

    private final TempFolder folder;
    private final LoopbackSockets sockets = new LoopbackSockets();
    private final String bootstrapServers;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private ShutdownHook hook;
    private boolean down;

    private EmbeddedKafka(TempFolder folder, Map<String, String> given) throws Exception {
        this.folder = folder;
        int brokerPort = sockets.bind(BROKER);
        int controllerPort = sockets.bind(CONTROLLER);
        this.bootstrapServers = HOST + ":" + brokerPort;
        format(folder);
        KafkaConfig config = new KafkaConfig(settings(folder, brokerPort, controllerPort, given), false);
        var logDirs = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(EmbeddedKafka.class), "");
        // As in KafkaRaftServer, but with our sockets, and with a fault handler that does not halt the JVM.
        SharedServer shared = new SharedServer(
                config,
                logDirs._1,
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                sockets);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirs._2);
        this.broker = new BrokerServer(shared);
    }

    public static EmbeddedKafka start() throws Exception {
        return start(Map.of());
    }

    /** Starts with more or other settings than usual; the listener of clients is named {@value #BROKER}. */
    static EmbeddedKafka start(Map<String, String> given) throws Exception {
        TempFolder folder = TempFolder.create("eddy-kafka-");
        EmbeddedKafka kafka;
        try {
            kafka = new EmbeddedKafka(folder, given);
        } catch (Exception e) {
            folder.close();
            throw new IOException("the embedded Kafka broker could not be set up in " + folder.path() + ": " + e, e);
        }
        kafka.hook = ShutdownHook.register("embedded-kafka", kafka::shutDown);
        try {
            kafka.controller.startup();
            kafka.broker.startup();
            return kafka;
        } catch (Exception e) {
            kafka.close();
            throw new IOException("the embedded Kafka broker at " + kafka.bootstrapServers + " did not start: " + e, e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public KafkaOptions options() {
        return KafkaOptions.at(bootstrapServers);
    }

    @Override
    public void close() {
        shutDown();
        hook.cancel();
    }

    private synchronized void shutDown() {
        if (down) {
            return;
        }
        down = true;
        try (folder;
                sockets) {
            broker.shutdown();
            controller.shutdown();
        } catch (IOException e) {
            LoggerFactory.getLogger(EmbeddedKafka.class).warn("a socket of the embedded broker was not closed", e);
        }
    }

    private static void format(TempFolder folder) throws Exception {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setMetadataLogDirectory(folder.path().toString())
                    .addDirectory(folder.path().toString())
                    .setPrintStream(silent)
                    .run();
        }
    }

    private static Map<String, String> settings(
            TempFolder folder, int brokerPort, int controllerPort, Map<String, String> given) {
        String host = HOST + ":";
        Map<String, String> settings = new HashMap<>();
        settings.put("node.id", Integer.toString(NODE));
        settings.put("process.roles", "broker,controller");
        settings.put(
                "listeners", BROKER + "://" + host + brokerPort + "," + CONTROLLER + "://" + host + controllerPort);
        settings.put("advertised.listeners", BROKER + "://" + host + brokerPort);
        settings.put("listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", BROKER);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@" + host + controllerPort);
        settings.put("log.dirs", folder.path().toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.num.partitions", "2");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The only broker always wins the election; a short timeout saves most of the start-up time.
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("controller.quorum.election.backoff.max.ms", "200");
        settings.put("log.cleaner.dedupe.buffer.size", Long.toString(8L << 20));
        settings.put("log.cleaner.backoff.ms", "5000");
        settings.putAll(given);
        return settings;
    }

    /** Free loopback ports for a broker, bound before it starts so that no other process takes them. */
    private static final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
        private final Map<String, ServerSocketChannel> byListener = new ConcurrentHashMap<>();

        int bind(String listener) throws IOException {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            byListener.put(listener, channel);
            return channel.socket().getLocalPort();
        }

        @Override
        public ServerSocketChannel openServerSocket(
                String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
            // From now on the broker owns the socket and closes it.
            ServerSocketChannel channel = byListener.remove(listener);
            if (channel == null) {
                throw new IOException("no socket was bound for listener " + listener + " at " + address);
            }
            channel.configureBlocking(false);
            return channel;
        }

        @Override
        public void close() throws IOException {
            for (ServerSocketChannel channel : byListener.values()) {
                channel.close();
            }
        }
    }
}
