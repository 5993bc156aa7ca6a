package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.Modules;
import dev.eddy.option.Options;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterConfigurationParserFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker-compose.yml} starts is what Maven builds, Flink takes and the job needs. */
class ComposeFileTest {
    private static final List<String> ONE_SHOT = List.of("create-topics", "state-folder", "serve-token");
    private static final String JOB_JAR = "target/eddy-job.jar";
    private static final String SAVEPOINT = "file:///state/savepoints/savepoint-1";

    private static ComposeFile file;

    @BeforeAll
    static void read() throws IOException {
        file = ComposeFile.isReadable() ? ComposeFile.read(Map.of()) : null;
    }

    /** Each one, so that each is counted as skipped, with the reason. */
    @BeforeEach
    void skipWithoutDockerCompose() {
        if (file == null) {
            String reason = "docker-compose is not on the PATH, so docker-compose.yml was not checked:"
                    + " install the package docker-compose";
            assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
            abort(reason);
        }
    }

    @Test
    void flinkRunsTheJobThatMavenBuilds() throws ParseException {
        assertThat(flinkArguments(file).getOptionValue("job-classname")).isEqualTo(RunCommand.class.getName());
        assertThat(Modules.poms()).contains("/target/eddy-job.jar</outputFile>");
        for (String service : List.of("jobmanager", "taskmanager")) {
            assertThat(file.mounts(service))
                    .filteredOn(mount -> mount.target().startsWith("/opt/flink/usrlib/"))
                    .extracting(ComposeFile.Mount::source)
                    .containsExactly(JOB_JAR);
        }
    }

    @ParameterizedTest
    @CsvSource({"kafka, apache/kafka:, kafka.version", "jobmanager, flink:, flink.version"})
    void imagesHaveTheVersionsThatTheJobIsBuiltWith(String service, String image, String property) {
        Matcher version =
                Pattern.compile("<" + Pattern.quote(property) + ">(.*)</").matcher(Modules.poms());
        assertThat(version.find()).isTrue();
        assertThat(file.service(service).get("image").asText()).startsWith(image + version.group(1));
    }

    @Test
    void whatFlinkLeavesToTheJobTheJobUnderstands() throws ParseException {
        JobOptions options = options(flinkArguments(file));
        JobOptions defaults = JobOptions.defaults();
        assertThat(options)
                .usingRecursiveComparison()
                .ignoringFields("kafka.bootstrapServers", "redis.servers.nodes")
                .isEqualTo(defaults);
        assertThat(kafka("KAFKA_ADVERTISED_LISTENERS"))
                .contains("://" + options.kafka().bootstrapServers());
        assertThat(options.redis().nodes()).isEqualTo("redis:6379");
        assertThat(file.services()).contains("kafka", "redis");
    }

    @Test
    void aSavepointIsGivenByAVariable() throws IOException, ParseException {
        assertThat(flinkArguments(file).hasOption("fromSavepoint")).isFalse();
        var resumed = flinkArguments(ComposeFile.read(Map.of("EDDY_SAVEPOINT", SAVEPOINT)));
        assertThat(resumed.getOptionValue("fromSavepoint")).isEqualTo(SAVEPOINT);
        assertThat(resumed.getArgs()).isEqualTo(flinkArguments(file).getArgs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"execution.checkpointing.dir", "execution.checkpointing.savepoint-dir"})
    void stateIsWhereEachPartOfFlinkReachesItAndOutlivesIt(String folder) {
        assertThat(volumeOf(folder, "jobmanager"))
                .isEqualTo(volumeOf(folder, "taskmanager"))
                .isEqualTo(file.mounts("state-folder").get(0).source());
        assertThat(SAVEPOINT)
                .startsWith(file.flinkProperties("jobmanager").get("execution.checkpointing.savepoint-dir"));
    }

    @Test
    void portsAreForThisMachineOnly() {
        for (String service : file.services()) {
            assertThat(file.service(service).path("ports"))
                    .allSatisfy(
                            port -> assertThat(port.path("host_ip").asText()).isEqualTo("127.0.0.1"));
        }
        // The host's clients are sent to where the port is, which is where the defaults of all commands look.
        assertThat(kafka("KAFKA_ADVERTISED_LISTENERS"))
                .contains("HOST://" + Options.defaults(KafkaOptions.class).bootstrapServers());
        assertThat(file.service("kafka").get("ports").get(0).get("published").asText())
                .isEqualTo("9092");
    }

    @Test
    void theTopicsAreMadeByKafkasOwnToolBeforeTheJobStarts() {
        assertThat(file.service("create-topics").get("image"))
                .isEqualTo(file.service("kafka").get("image"));
        ComposeFile.Mount script = file.mounts("create-topics").get(0);
        assertThat(Path.of(script.source()))
                .isEqualTo(Path.of("kafka/create-topics.sh"))
                .exists();
        assertThat(String.join(" ", file.words("create-topics", "entrypoint")))
                .contains(script.target())
                .contains("PATH=\"$PATH:/opt/kafka/bin\"");
        assertThat(file.words("create-topics", "command"))
                .allSatisfy(broker ->
                        assertThat(kafka("KAFKA_ADVERTISED_LISTENERS")).contains("://" + broker));
        assertThat(condition("jobmanager", "create-topics")).isEqualTo("service_completed_successfully");
    }

    @Test
    void whatRunsOnSaysHowItIsAndTheJobWaitsForIt() {
        assertThat(file.services())
                .containsAll(ONE_SHOT)
                .filteredOn(Predicate.not(ONE_SHOT::contains))
                .allSatisfy(service ->
                        assertThat(file.service(service).has("healthcheck")).isTrue());
        assertThat(condition("jobmanager", "kafka")).isEqualTo("service_healthy");
        assertThat(condition("jobmanager", "redis")).isEqualTo("service_healthy");
        assertThat(condition("jobmanager", "state-folder")).isEqualTo("service_completed_successfully");
    }

    @Test
    void aJobManagerDoesNotBeginAgainWithEmptyState() {
        assertThat(file.service("jobmanager").get("restart").asText()).isEqualTo("no");
        assertThat(file.flinkProperties("jobmanager"))
                .containsEntry("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        assertThat(Set.of("kafka", "redis", "taskmanager"))
                .allSatisfy(service -> assertThat(
                                file.service(service).get("restart").asText())
                        .isEqualTo("unless-stopped"));
    }

    @Test
    void everyContainerIsLimitedAndFlinkFitsIn() {
        assertThat(file.services()).allSatisfy(service -> {
            JsonNode limits = file.service(service).at("/deploy/resources/limits");
            assertThat(limits.path("cpus").asDouble()).isPositive();
            assertThat(limits.path("memory").asLong()).isPositive();
        });
        for (String service : List.of("jobmanager", "taskmanager")) {
            String process = file.flinkProperties(service).get(service + ".memory.process.size");
            assertThat(MemorySize.parse(process).getBytes())
                    .isLessThan(file.service(service)
                            .at("/deploy/resources/limits/memory")
                            .asLong());
        }
    }

    @Test
    void filesAreMountedAsTheyAreAndNeverWrittenTo() {
        for (String service : file.services()) {
            assertThat(file.mounts(service))
                    .filteredOn(mount -> mount.type().equals("bind"))
                    .allSatisfy(mount -> {
                        assertThat(mount.readOnly()).isTrue();
                        assertThat(mount.madeWhenMissing()).isFalse();
                        // What is not built first has to be in the repository.
                        assertThat(mount.source())
                                .satisfiesAnyOf(
                                        source -> assertThat(source).startsWith("target/"),
                                        source -> assertThat(Path.of(source)).exists());
                    });
        }
        // Flink's image writes into its own copy.
        assertThat(file.mounts("taskmanager"))
                .filteredOn(mount -> mount.source().equals("flink-conf/config.yaml"))
                .singleElement()
                .satisfies(mount -> assertThat(String.join(" ", file.words("taskmanager", "entrypoint")))
                        .contains("cp " + mount.target() + " /opt/flink/conf/config.yaml"));
    }

    @Test
    void whatFlinkIsToldItKnows() {
        assertThat(file.flinkProperties("jobmanager"))
                .isEqualTo(file.flinkProperties("taskmanager"))
                .containsOnlyKeys(
                        JobManagerOptions.BIND_HOST.key(),
                        TaskManagerOptions.BIND_HOST.key(),
                        TaskManagerOptions.HOST.key(),
                        RestOptions.BIND_ADDRESS.key(),
                        HighAvailabilityOptions.HA_MODE.key(),
                        CoreOptions.TMP_DIRS.key(),
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
                        CheckpointingOptions.SAVEPOINT_DIRECTORY.key(),
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION.key(),
                        TaskManagerOptions.NUM_TASK_SLOTS.key(),
                        CoreOptions.DEFAULT_PARALLELISM.key(),
                        JobManagerOptions.TOTAL_PROCESS_MEMORY.key(),
                        TaskManagerOptions.TOTAL_PROCESS_MEMORY.key(),
                        TaskManagerOptions.MANAGED_MEMORY_SIZE.key());
    }

    /** As Flink's own entry point reads them. */
    private static CommandLine flinkArguments(ComposeFile file) throws ParseException {
        List<String> command = file.words("jobmanager", "command");
        assertThat(command).startsWith("standalone-job");
        // The image's script puts this before.
        String[] arguments = Stream.concat(
                        Stream.of("--configDir", "conf"), command.stream().skip(1))
                .toArray(String[]::new);
        var options = new StandaloneApplicationClusterConfigurationParserFactory().getOptions();
        CommandLine read = new DefaultParser().parse(options, arguments, true);
        assertThat(read.getOptionValues("configDir")).containsExactly("conf");
        return read;
    }

    /** The job's options, from the files that it has mounted. */
    private static JobOptions options(CommandLine read) {
        String[] arguments = read.getArgs().clone();
        for (int i = 0; i < arguments.length; i++) {
            for (ComposeFile.Mount mount : file.mounts("jobmanager")) {
                arguments[i] = mount.target().equals(arguments[i]) ? mount.source() : arguments[i];
            }
        }
        assertThat(arguments).contains("--conf", OptionsFileTest.YAML.toString());
        var deployment = new Deployment();
        picocli.CommandLine.populateCommand(deployment, arguments);
        return deployment.options();
    }

    private static String volumeOf(String folder, String service) {
        String path = URI.create(file.flinkProperties(service).get(folder)).getPath();
        return file.mounts(service).stream()
                .filter(mount -> mount.type().equals("volume") && path.startsWith(mount.target() + "/"))
                .findAny()
                .orElseThrow(() -> new AssertionError(service + " keeps " + path + " in the container itself"))
                .source();
    }

    private static String condition(String service, String awaited) {
        return file.service(service).at("/depends_on/" + awaited + "/condition").asText();
    }

    private static String kafka(String variable) {
        return file.service("kafka").get("environment").get(variable).asText();
    }
}
