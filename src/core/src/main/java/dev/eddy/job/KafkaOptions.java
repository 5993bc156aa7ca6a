package dev.eddy.job;

import dev.eddy.format.RecordOptions;
import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/** Options of the connection to Kafka. */
public record KafkaOptions(
        @Option(
                key = "kafka.bootstrap-servers",
                defaultValue = "localhost:9092",
                range = "HOST:PORT, more with commas between",
                pattern = "(?s).*\\S.*",
                text = """
                Brokers to ask for the others. The default is a broker on this machine. Name several where there are
                several, since one may be down.""")
        String bootstrapServers,

        @Option(key = "kafka.group", defaultValue = "eddy", range = "any name", pattern = "(?s).*\\S.*", text = """
                Consumer group, and the beginning of the clients' ids. Two deployments need two groups, or they take
                each other's place in the topics. A job without a savepoint goes on where its group left off.""")
        String group,

        @Option(key = "kafka.properties-file", range = "a path without : and }", pattern = "[^:}]*", text = """
                File with properties of Kafka's clients, for example those of TLS and SASL; empty for none. The file
                must be on every machine of the job. Each machine reads the values itself, so that no secret travels
                with the job.""")
        String propertiesFile,

        @Option(key = "kafka.deletions-kept", defaultValue = "7 d", range = "1 ms to 36500 d", text = """
                Time for which the compacted topics keep deletions: the least of their delete.retention.ms. A job
                that goes on after a longer pause may have missed deletions, and reports it in the metric
                deletionsMissed.""")
        Duration deletionsKept,

        @Option(
                key = "kafka.topics.prefix",
                range = "[a-zA-Z0-9._-], up to 200 of them",
                pattern = "[a-zA-Z0-9._-]{0,200}",
                text = """
                First part of the names of all topics. Two deployments on one Kafka need two prefixes, for example
                blue-. The command topics and kafka/create-topics.sh make the topics.""")
        String topicsPrefix,

        RecordOptions records)
        implements Serializable {
    private static final String PROVIDERS = "config.providers";
    private static final String FILE = "eddyfile";
    /** Flink reads these itself, without a lookup; none is a secret. */
    private static final Set<String> READ_BY_FLINK = Set.of(
            "client.id.prefix",
            "commit.offsets.on.checkpoint",
            "enable.auto.commit",
            "flink.disable-metrics",
            "partition.discovery.interval.ms",
            "register.consumer.metrics",
            "register.producer.metrics",
            "transaction.timeout.ms");

    public static KafkaOptions at(String bootstrapServers) {
        return Options.with(Options.defaults(KafkaOptions.class), Map.of("kafka.bootstrap-servers", bootstrapServers));
    }

    /** Full name of a topic. */
    public String topic(Topic topic) {
        return topicsPrefix + topic.baseName();
    }

    /** Full names of topics, in their order. */
    public List<String> topics(Topic... topics) {
        return Arrays.stream(topics).map(this::topic).toList();
    }

    /**
     * Properties of every client. Values of the properties file are references: each client reads the file on its own machine,
     * so no secret travels with the job. The file's own {@code config.providers} stay as they are. Throws {@link
     * BadInputException} when the file cannot be read.
     */
    public Map<String, String> client() {
        Map<String, String> client = new LinkedHashMap<>();
        if (!propertiesFile.isEmpty()) {
            Path file = Path.of(propertiesFile).toAbsolutePath();
            Properties given = read(file);
            given.stringPropertyNames().forEach(name -> {
                String value = given.getProperty(name);
                boolean isOpen = name.equals(PROVIDERS)
                        || name.startsWith(PROVIDERS + ".")
                        || READ_BY_FLINK.contains(name)
                        || refersToAProvider(value, given);
                client.put(name, isOpen ? value : "${" + FILE + ":" + file + ":" + name + "}");
            });
            client.merge(PROVIDERS, FILE, (others, ours) -> others + "," + ours);
            client.put(PROVIDERS + "." + FILE + ".class", FileConfigProvider.class.getName());
        }
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** A secret may contain ${ too, so the names of the providers decide. */
    private static boolean refersToAProvider(String value, Properties given) {
        return Stream.of(given.getProperty(PROVIDERS, "").split(",", -1))
                .map(String::strip)
                .anyMatch(provider -> !provider.isEmpty() && value.contains("${" + provider + ":"));
    }

    /** Names the source of the client properties, for messages. */
    String whereSecured() {
        return propertiesFile.isEmpty() ? "kafka.properties-file" : "kafka.properties-file " + propertiesFile;
    }

    Properties clientProperties() {
        var properties = new Properties();
        properties.putAll(client());
        return properties;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(
                    "kafka.properties-file is " + file + ", which can't be read on this machine"
                            + (e instanceof NoSuchFileException ? "" : ": " + e.getMessage()),
                    e);
        }
    }
}
