package dev.eddy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The shipped {@code flink-conf/config.yaml}, made fit for a cluster on loopback with little memory and little patience;
 * and the flags that Flink's shell scripts would make of it.
 */
final class ClusterSettings {
    static final Path SHIPPED = Path.of("flink-conf");

    private final Path folder;
    private final Configuration configuration;

    private ClusterSettings(Path folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    /**
     * Writes them.
     *
     * @param root for the settings themselves, checkpoints, savepoints and all else
     */
    static ClusterSettings write(Path root, String zooKeeper, int slots) throws IOException {
        Configuration configuration =
                GlobalConfiguration.loadConfiguration(SHIPPED.toAbsolutePath().toString());
        ownPlaces(root, zooKeeper).forEach(configuration::setString);
        little(slots).forEach(configuration::setString);
        Path folder = Files.createDirectories(root.resolve("conf"));
        Files.write(
                folder.resolve("config.yaml"), ConfigurationUtils.convertConfigToWritableLines(configuration, true));
        return new ClusterSettings(folder, configuration);
    }

    private static Map<String, String> ownPlaces(Path root, String zooKeeper) {
        return Map.of(
                "high-availability.zookeeper.quorum", zooKeeper,
                "high-availability.storageDir", uri(root, "ha"),
                "execution.checkpointing.dir", uri(root, "checkpoints"),
                "execution.checkpointing.savepoint-dir", uri(root, "savepoints"),
                "io.tmp.dirs", root.resolve("tmp").toString(),
                "rest.bind-port", "0");
    }

    private static Map<String, String> little(int slots) {
        return Map.ofEntries(
                Map.entry("taskmanager.numberOfTaskSlots", Integer.toString(slots)),
                Map.entry("taskmanager.memory.process.size", "1400m"),
                Map.entry("taskmanager.memory.managed.size", "192m"),
                Map.entry("taskmanager.memory.network.min", "160m"),
                Map.entry("taskmanager.memory.network.max", "160m"),
                Map.entry("jobmanager.memory.process.size", "1100m"),
                Map.entry("execution.checkpointing.interval", "1 s"),
                Map.entry("heartbeat.interval", "1 s"),
                Map.entry("heartbeat.timeout", "8 s"),
                Map.entry("high-availability.zookeeper.client.session-timeout", "4 s"),
                Map.entry("high-availability.zookeeper.client.connection-timeout", "3 s"),
                Map.entry("restart-strategy.exponential-delay.initial-backoff", "200 ms"),
                Map.entry("restart-strategy.exponential-delay.max-backoff", "1 s"),
                // Who polls over REST wants to see what is, not what was.
                Map.entry("web.refresh-interval", "200 ms"),
                Map.entry("metrics.fetcher.update-interval", "200 ms"));
    }

    private static String uri(Path root, String name) {
        return root.resolve(name).toUri().toString();
    }

    /** What {@code FLINK_CONF_DIR} is set to. */
    Path folder() {
        return folder;
    }

    List<String> jobManagerFlags() {
        var memory = JobManagerProcessUtils.processSpecFromConfig(configuration);
        return flags(JobManagerProcessUtils.generateJvmParametersStr(memory, configuration));
    }

    List<String> jobManagerArguments() {
        var memory = JobManagerProcessUtils.processSpecFromConfig(configuration);
        return arguments(JobManagerProcessUtils.generateDynamicConfigsStr(memory));
    }

    List<String> taskManagerFlags() {
        var memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        return flags(ProcessMemoryUtils.generateJvmParametersStr(memory));
    }

    List<String> taskManagerArguments() {
        var memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        return arguments(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory));
    }

    List<String> clientFlags() {
        return flags("-Xmx256m -XX:TieredStopAtLevel=1");
    }

    private List<String> flags(String memory) {
        List<String> flags = new ArrayList<>(words(memory));
        flags.addAll(words(configuration.getString("env.java.opts.all", "")));
        // Several JVMs on few cores.
        flags.add("-XX:+UseSerialGC");
        return flags;
    }

    private List<String> arguments(String dynamic) {
        List<String> arguments = new ArrayList<>(List.of("--configDir", folder.toString()));
        arguments.addAll(words(dynamic));
        return arguments;
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isBlank()).toList();
    }
}
