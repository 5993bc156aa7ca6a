package dev.eddy.lab;

import dev.eddy.ops.TempFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stock Flink as it is deployed: JobManagers under ZooKeeper, TaskManagers, and the {@code flink} command, each a process
 * of its own on loopback.
 */
final class ClusterBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern REST = Pattern.compile("Rest endpoint listening at (\\S+:\\d+)");
    private static final Pattern METRICS = Pattern.compile("PrometheusReporter HTTP server on port (\\d+)");
    private static final Pattern JOB = Pattern.compile("submitted with JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed\\. Path: (\\S+)");

    private final TempFolder folder;
    private final EmbeddedZooKeeper zooKeeper;
    private final ClusterSettings settings;
    private final Deque<ChildJvm> jobManagers = new ArrayDeque<>();
    private final Deque<ChildJvm> taskManagers = new ArrayDeque<>();
    private final ClusterRest rest = new ClusterRest(this::restAddresses);
    private int started;

    private ClusterBench(TempFolder folder, EmbeddedZooKeeper zooKeeper, ClusterSettings settings) {
        this.folder = folder;
        this.zooKeeper = zooKeeper;
        this.settings = settings;
    }

    /**
     * Starts a cluster.
     *
     * @param slots of each TaskManager
     */
    static ClusterBench start(int jobManagers, int taskManagers, int slots) throws IOException {
        TempFolder folder = TempFolder.create("eddy-cluster-");
        Path zooKeeperFolder = Files.createDirectories(folder.path().resolve("zookeeper"));
        EmbeddedZooKeeper zooKeeper = EmbeddedZooKeeper.start(zooKeeperFolder.toFile());
        ClusterSettings settings = ClusterSettings.write(folder.path(), zooKeeper.quorum(), slots);
        var bench = new ClusterBench(folder, zooKeeper, settings);
        try {
            for (int i = 0; i < jobManagers; i++) {
                bench.startJobManager();
            }
            for (int i = 0; i < taskManagers; i++) {
                bench.startTaskManager();
            }
            bench.awaitSlots(taskManagers * slots);
            return bench;
        } catch (IOException | RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    /** Starts one more; the first leads, the others stand by. Returns when it answers. */
    void startJobManager() throws IOException {
        List<String> arguments = new ArrayList<>(settings.jobManagerArguments());
        arguments.addAll(List.of("--executionMode", "cluster", "--host", "localhost"));
        ChildJvm jobManager = start(
                "jobmanager",
                settings.jobManagerFlags(),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                arguments);
        jobManagers.add(jobManager);
        Waiting.until(
                jobManager.name() + " to listen",
                PATIENCE,
                () -> found(REST, jobManager).isPresent(),
                jobManager::lastWords);
    }

    private void startTaskManager() throws IOException {
        taskManagers.add(start(
                "taskmanager",
                settings.taskManagerFlags(),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                settings.taskManagerArguments()));
    }

    /** Kills the one that has lived longest; {@link #keepTaskManagers} starts another. */
    void killTaskManager() {
        taskManagers.element().kill();
    }

    /**
     * Starts another for each that has ended, as {@code docker-compose.yml} does. It is not only who is killed: at times one
     * that has read half a record of theirs ends itself, since to Flink it is fatal when the memory of that half can't be
     * given back.
     */
    void keepTaskManagers() {
        List<ChildJvm> ended =
                taskManagers.stream().filter(process -> !process.isAlive()).toList();
        taskManagers.removeAll(ended);
        for (int i = 0; i < ended.size(); i++) {
            try {
                startTaskManager();
            } catch (IOException e) {
                throw new UncheckedIOException("a TaskManager could not be started", e);
            }
        }
    }

    /** Kills the one that has lived longest, which is the leader as long as only this way leaders go. */
    void killLeader() {
        jobManagers.remove().kill();
    }

    private void awaitSlots(int wanted) {
        Waiting.until(
                wanted + " slots",
                PATIENCE,
                () -> rest.slots() == wanted,
                () -> taskManagers.getLast().lastWords());
    }

    ClusterRest rest() {
        return rest;
    }

    /** What Prometheus would be told by all TaskManagers, line by line. */
    List<String> metrics() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        HttpClient prometheus = HttpClient.newHttpClient();
        for (ChildJvm taskManager : taskManagers) {
            String port = found(METRICS, taskManager).orElseThrow();
            var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                    .build();
            prometheus
                    .send(page, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .forEach(lines::add);
        }
        return lines;
    }

    /** Sum of an operator's metric over all tasks. */
    double sum(String metric) throws IOException, InterruptedException {
        return metrics().stream()
                .filter(line -> line.startsWith("flink_taskmanager_job_task_operator_" + metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /**
     * {@code flink run}.
     *
     * @param savepoint to go on from; null to begin anew
     * @return the job's id
     */
    String run(int parallelism, String savepoint, List<String> jobArguments) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "-d", "-p", Integer.toString(parallelism)));
        if (savepoint != null) {
            arguments.addAll(List.of("-s", savepoint));
        }
        arguments.add(JobJar.path().toString());
        arguments.addAll(jobArguments);
        return flink(arguments, JOB);
    }

    /**
     * {@code flink stop}.
     *
     * @return the savepoint
     */
    String stop(String jobId) throws IOException {
        String savepoints = folder.path().resolve("savepoints").toUri().toString();
        return flink(List.of("stop", "--savepointPath", savepoints, jobId), SAVEPOINT);
    }

    /**
     * {@code flink-conf/redeploy.sh}, with the jar there is as the new one.
     *
     * @return the new job's id
     */
    String redeploy(int parallelism, List<String> jobArguments) throws IOException {
        Path bin = Files.createDirectories(folder.path().resolve("bin"));
        Path flink = Files.writeString(
                bin.resolve("flink"),
                "#!/bin/sh\nexec '%s' %s -cp '%s' org.apache.flink.client.cli.CliFrontend \"$@\"\n"
                        .formatted(
                                ChildJvm.java(),
                                String.join(" ", settings.clientFlags()),
                                FlinkDistribution.classPath()));
        Files.setPosixFilePermissions(flink, PosixFilePermissions.fromString("rwx------"));
        List<String> command = new ArrayList<>(List.of(
                "bash",
                Path.of("flink-conf/redeploy.sh").toAbsolutePath().toString(),
                JobJar.path().toString(),
                folder.path().resolve("savepoints").toUri().toString(),
                "-p",
                Integer.toString(parallelism),
                "--"));
        command.addAll(jobArguments);
        String name = ++started + "-redeploy";
        var environment =
                Map.of("FLINK_CONF_DIR", settings.folder().toString(), "PATH", bin + ":" + System.getenv("PATH"));
        try (ChildJvm script = ChildJvm.start(name, logs().resolve(name + ".log"), command, environment)) {
            int status = script.await(PATIENCE);
            return found(JOB, script)
                    .filter(job -> status == 0)
                    .orElseThrow(() -> new IllegalStateException(
                            "the script ended with status " + status + ": " + script.lastWords()));
        }
    }

    /** {@code flink list}. */
    String list() throws IOException {
        return flink(List.of("list"), Pattern.compile("(?s)(.*)"));
    }

    private String flink(List<String> arguments, Pattern answer) throws IOException {
        try (ChildJvm client = start(
                "client-" + arguments.get(0),
                settings.clientFlags(),
                "org.apache.flink.client.cli.CliFrontend",
                arguments)) {
            int status = client.await(PATIENCE);
            return found(answer, client)
                    .filter(found -> status == 0)
                    .orElseThrow(() -> new IllegalStateException(
                            "flink " + arguments + " ended with status " + status + ": " + client.lastWords()));
        }
    }

    private ChildJvm start(String role, List<String> flags, String mainClass, List<String> arguments)
            throws IOException {
        String name = ++started + "-" + role;
        return ChildJvm.start(
                name,
                logs().resolve(name + ".log"),
                flags,
                mainClass,
                arguments,
                Map.of("FLINK_CONF_DIR", settings.folder().toString()));
    }

    private Path logs() throws IOException {
        // Under target, where they outlive the test.
        return Files.createDirectories(Path.of("target", "cluster-logs")
                .resolve(folder.path().getFileName())
                .toAbsolutePath());
    }

    /** Where the web UI is. */
    URI webUi() {
        return restAddresses().get(0);
    }

    private List<URI> restAddresses() {
        return jobManagers.stream()
                .filter(ChildJvm::isAlive)
                .flatMap(jobManager -> found(REST, jobManager).stream())
                .map(address -> URI.create("http://" + address))
                .toList();
    }

    private static Optional<String> found(Pattern pattern, ChildJvm process) {
        Matcher matcher = pattern.matcher(process.output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The last words of each process, for who has to find out what went wrong. */
    String lastWords() {
        return Stream.of(jobManagers, taskManagers)
                .flatMap(Collection::stream)
                .map(process -> "--- " + process.name() + "\n" + process.lastWords())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        try (folder;
                zooKeeper) {
            // In order they would take their time, and nobody needs what they would leave behind.
            taskManagers.forEach(ChildJvm::kill);
            jobManagers.forEach(ChildJvm::kill);
        }
    }
}
