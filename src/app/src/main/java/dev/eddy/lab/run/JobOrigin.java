package dev.eddy.lab.run;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a job's state depends on and can't change: the dimension of its vectors, and the Kafka whose positions it holds.
 *
 * @param values by name, as messages name them
 */
record JobOrigin(Map<String, String> values) {
    private static final String COMMENT = "The job that wrote the state in this folder. Written by Eddy.";

    static JobOrigin of(int dimension, String kafkaClusterId, String topicsPrefix) {
        return new JobOrigin(new TreeMap<>(Map.of(
                "catalog.dimension", Integer.toString(dimension),
                "kafka.topics.prefix", topicsPrefix,
                "the id of the Kafka cluster", kafkaClusterId)));
    }

    /** Throws {@link BadInputException} when this job can't go on from the state of that one. */
    void requireSame(JobOrigin stored, Path folder) {
        values.forEach((name, value) -> {
            String before = stored.values.getOrDefault(name, value);
            BadInputException.require(
                    value.equals(before),
                    "--state: the job in " + folder + " had " + name + " '" + before + "', and this one has '" + value
                            + "', so it cannot go on from there; run it as before, name another folder, or add"
                            + " --fresh, which moves the state aside and starts without it");
        });
    }

    static JobOrigin read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a file of properties: " + e.getMessage(), e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new JobOrigin(values);
    }

    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, COMMENT);
        }
    }
}
