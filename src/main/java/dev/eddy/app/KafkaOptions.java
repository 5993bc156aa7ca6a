package dev.eddy.app;

import dev.eddy.behaviour.Allowed;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Where the job reads from.
 *
 * @param bootstrapServers {@code HOST:PORT}, more with commas between
 * @param group of the consumers; two deployments need two
 * @param propertiesFile properties of Kafka's clients, such as those of TLS and SASL; empty for none
 */
public record KafkaOptions(String bootstrapServers, String group, String propertiesFile, TopicNames topics)
        implements Serializable {
    private static final String PROVIDERS = "config.providers";
    private static final String FILE = "eddyfile";

    public KafkaOptions {
        Allowed.that(
                bootstrapServers != null && !bootstrapServers.isBlank(),
                "kafka.bootstrap-servers",
                bootstrapServers,
                "HOST:PORT, more with commas between");
        Allowed.that(group != null && !group.isBlank(), "kafka.group", group, "any name");
    }

    /** A broker on this machine. */
    public static KafkaOptions defaults() {
        return new KafkaOptions("localhost:9092", "eddy", "", TopicNames.defaults());
    }

    /** The shipped settings for other brokers. */
    public static KafkaOptions at(String bootstrapServers) {
        return new KafkaOptions(bootstrapServers, "eddy", "", TopicNames.defaults());
    }

    /**
     * What every client is made with. Of the properties file only the names are read here: the client itself looks the
     * values up in the file, on the machine it runs on, so that no secret travels with the job.
     *
     * @throws BadInputException when the file can't be read
     */
    public Map<String, String> client() {
        Map<String, String> client = new LinkedHashMap<>();
        if (!propertiesFile.isEmpty()) {
            Path file = Path.of(propertiesFile).toAbsolutePath();
            Properties given = read(file);
            given.stringPropertyNames().forEach(name -> {
                String value = given.getProperty(name);
                // A value that refers to somewhere else already, and who is to look there, is no secret.
                boolean isOpen = name.startsWith(PROVIDERS) || value.contains("${");
                client.put(name, isOpen ? value : "${" + FILE + ":" + file + ":" + name + "}");
            });
            client.merge(PROVIDERS, FILE, (others, ours) -> others + "," + ours);
            client.put(PROVIDERS + "." + FILE + ".class", FileConfigProvider.class.getName());
        }
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** As {@link #client()}. */
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
                    "kafka.properties-file is " + file + ", which can't be read: " + e.getMessage(), e);
        }
    }
}
