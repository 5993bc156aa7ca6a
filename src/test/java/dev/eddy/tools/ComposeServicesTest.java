package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.eddy.access.Scope;
import dev.eddy.access.TokenFile;
import dev.eddy.access.TokenForm;
import dev.eddy.job.ComposeFile;
import dev.eddy.lab.OnThePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker-compose.yml} starts beside the job: the server, the console, Prometheus and Grafana. */
class ComposeServicesTest {
    private static final Path FOLDER = Path.of("flink-conf", "compose");

    private static ComposeFile file;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        file = ComposeFile.isReadable() ? ComposeFile.read(Map.of()) : null;
    }

    @BeforeEach
    void skipWithoutDockerCompose() {
        if (file == null) {
            abort("docker-compose is not on the PATH");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "console"})
    void commandsAreEddysAndFindTheOthers(String service) {
        List<String> words = Stream.of("entrypoint", "command")
                .flatMap(part -> file.words(service, part).stream())
                .toList();
        assertThat(words).startsWith("java").contains("-XX:+ExitOnOutOfMemoryError");
        String jar = words.get(words.indexOf("-jar") + 1);
        List<String> arguments = CommandRun.arguments(words);
        assertThat(arguments)
                .startsWith(service)
                .contains("--bootstrap-servers=kafka:19092", "--redis=redis:6379", "--bind=0.0.0.0");
        Eddy.commandLine().parseArgs(arguments.toArray(String[]::new));
        assertThat(file.mounts(service))
                .filteredOn(mount -> mount.target().equals(jar))
                .extracting(ComposeFile.Mount::source)
                .containsExactly(jar.replace("/opt/eddy/", "target/"));
        assertThat(arguments.stream()
                        .filter(word -> word.matches("--(conf|tokens)=.*"))
                        .map(word -> word.replaceFirst(".*=", "")))
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(file.mounts(service)).anyMatch(mount -> path.startsWith(mount.target())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "console"})
    void otherNamesThanThoseOfThisMachineAndTheServiceAreRefused(String service) {
        assertThat(file.words(service, "command")).contains("--allowed-hosts=localhost,127.0.0.1," + service);
    }

    @Test
    void noTokenIsInAFile() {
        assertThat(file.service("console").at("/environment/EDDY_CONSOLE_TOKEN").asText())
                .as("the console makes one up at each start")
                .isEmpty();
        for (String service : List.of("serve", "prometheus", "serve-token")) {
            assertThat(file.mounts(service))
                    .as(service)
                    .filteredOn(mount -> mount.target().equals("/tokens"))
                    .extracting(ComposeFile.Mount::type)
                    .containsExactly("volume");
        }
    }

    @Test
    void theTokenOfTheServerIsMadeOnceAndIsWhatItTakes() throws Exception {
        String script = file.words("serve-token", "entrypoint").get(2).replace("/tokens", folder.toString());
        String before = null;
        for (int start = 0; start < 2; start++) {
            assertThat(new ProcessBuilder("bash", "-ec", script).start().waitFor())
                    .isZero();
            String token = Files.readString(folder.resolve("token"));
            assertThat(before).isIn(null, token);
            before = token;
        }
        var tokens = new TokenFile(folder.resolve("scopes"), TokenForm.OF_PROGRAMS, System::nanoTime);
        assertThat(tokens.find(before).orElseThrow().scopes()).containsExactly(Scope.READ, Scope.POST, Scope.OPERATE);
    }

    @ParameterizedTest
    @CsvSource({"serve, 8091", "console, 8090", "prometheus, 9090", "grafana, 3000"})
    void theHealthCheckAsksAtThePortThatTheMachineSees(String service, String port) {
        assertThat(file.service(service).at("/ports/0/target").asText()).isEqualTo(port);
        assertThat(file.service(service).at("/ports/0/published").asText()).isEqualTo(port);
        assertThat(file.service(service).at("/healthcheck/test/1").asText()).contains("http://localhost:" + port + "/");
    }

    @Test
    void prometheusReadsItsFile() throws Exception {
        assumeTrue(OnThePath.find("promtool").isPresent(), "promtool is not on the PATH");
        for (ComposeFile.Mount mount : file.mounts("prometheus")) {
            if (mount.type().equals("bind")) {
                Files.copy(
                        Path.of(mount.source()),
                        folder.resolve(Path.of(mount.target()).getFileName()));
            }
        }
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(config, Files.readString(config).replace("/tokens/", folder + "/"));
        Files.writeString(folder.resolve("token"), "0123456789abcdef");
        Process promtool = new ProcessBuilder("promtool", "check", "config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(promtool.waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
    }

    @Test
    void prometheusAsksTheJobAndTheServerWithItsToken() throws IOException {
        JsonNode config =
                new YAMLMapper().readTree(FOLDER.resolve("prometheus.yaml").toFile());
        List<String> targets = config.findValues("targets").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
        String ports = Files.readString(Path.of("flink-conf", "config.yaml"));
        assertThat(ports).contains("metrics.reporter.prom.port: 9250-");
        assertThat(targets).containsExactly("jobmanager:9250", "taskmanager:9250", "serve:8091");
        assertThat(config.at("/scrape_configs/1/authorization/credentials_file").asText())
                .isEqualTo("/tokens/token");
    }

    @Test
    void grafanaFindsPrometheusAndTheDashboard() throws IOException {
        JsonNode source = new YAMLMapper()
                .readTree(FOLDER.resolve("grafana-datasource.yaml").toFile())
                .at("/datasources/0");
        assertThat(source.path("type").asText()).isEqualTo("prometheus");
        assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(source.path("isDefault").asBoolean()).isTrue();
        JsonNode dashboards = new YAMLMapper()
                .readTree(FOLDER.resolve("grafana-dashboards.yaml").toFile());
        String dashboard = file.mounts("grafana").stream()
                .filter(mount -> mount.source().equals("flink-conf/grafana-dashboard.json"))
                .findAny()
                .orElseThrow()
                .target();
        assertThat(dashboard)
                .startsWith(dashboards.at("/providers/0/options/path").asText() + "/")
                .isEqualTo(file.service("grafana")
                        .at("/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText());
        assertThat(new JsonMapper()
                        .readTree(Path.of("flink-conf/grafana-dashboard.json").toFile())
                        .has("panels"))
                .isTrue();
    }

    @Test
    void theMemoryIsThatOfTheFirstLine() throws IOException {
        long bytes = StreamSupport.stream(file.tree().path("services").spliterator(), false)
                .filter(service -> !service.path("restart").asText().equals("no") || service.has("ports"))
                .mapToLong(
                        service -> service.at("/deploy/resources/limits/memory").asLong())
                .sum();
        String gigabytes =
                Files.readString(Path.of("docker-compose.yml")).replaceFirst("(?s).*up to ([\\d.]+) GB.*", "$1");
        assertThat(bytes / (double) (1 << 30))
                .isBetween(Double.parseDouble(gigabytes) - 0.5, Double.parseDouble(gigabytes));
    }
}
