package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RunCommand;
import dev.eddy.kubernetes.Manifests;
import dev.eddy.kubernetes.Manifests.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the manifests start, Eddy has, with options that it takes. */
class KubernetesCommandsTest {
    static List<Manifests> shipped() {
        return Manifests.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyPodStartsACommandOfEddys(Manifests manifests) {
        assertThat(manifests.pods().stream().skip(1)).hasSize(3).allSatisfy(pod -> {
            List<String> words = pod.command();
            List<String> arguments = CommandRun.arguments(words);
            Eddy.commandLine().parseArgs(arguments.toArray(String[]::new));
            assertThat(arguments)
                    .startsWith(
                            switch (pod.name()) {
                                case "eddy-refresh" -> new String[] {"centres", "refresh"};
                                default -> new String[] {pod.name().replace("eddy-", "")};
                            });
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theOperatorStartsTheJobWithArgumentsThatItTakes(Manifests manifests) throws IOException {
        JsonNode job = manifests.job().at("/spec/job");
        assertThat(job.path("entryClass").asText()).isEqualTo(RunCommand.class.getName());
        assertThat(job.path("upgradeMode").asText()).isEqualTo("savepoint");
        assertThat(options(
                        manifests,
                        Manifests.stream(job.path("args")).map(JsonNode::asText).toList()))
                .isNotEqualTo(JobOptions.defaults());
    }

    /** The refresh, the server and the console take the options of the job. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyPodReadsTheSameOptions(Manifests manifests) {
        assertThat(manifests.pods().stream().skip(1))
                .allSatisfy(pod ->
                        assertThat(pod.command()).containsSequence("--conf", mountOf(pod, "options") + "/eddy.yaml"));
        assertThat(Manifests.stream(manifests.job().at("/spec/job/args")).map(JsonNode::asText))
                .containsExactly("--conf", mountOf(manifests.pods().get(0), "options") + "/eddy.yaml");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theFilesThatOptionsNameAreOfASecretOfThePod(Manifests manifests) throws IOException {
        JobOptions options = options(manifests, List.of("--conf", "/etc/eddy/options/eddy.yaml"));
        for (Pod pod : manifests.pods()) {
            assertThat(options.kafka().propertiesFile()).startsWith(mountOf(pod, "kafka") + "/");
            if (!pod.name().equals("eddy-refresh")
                    && options.redis().encryption().tls()) {
                assertThat(options.redis().encryption().trustStore()).startsWith(mountOf(pod, "redis") + "/");
                assertThat(options.redis().encryption().trustStorePasswordFile())
                        .startsWith(mountOf(pod, "redis") + "/");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theNetworkLetsThemThroughToKafkaAndRedis(Manifests manifests) throws IOException {
        JobOptions options = options(manifests, List.of("--conf", "/etc/eddy/options/eddy.yaml"));
        assertThat(ports(options.kafka().bootstrapServers())).isEqualTo(allowed(manifests, "eddy-to-kafka"));
        assertThat(ports(options.redis().nodes())).isEqualTo(allowed(manifests, "eddy-to-redis"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theyFindFlinkWhereTheOperatorPutsIt(Manifests manifests) {
        String flink = "http://" + Manifests.name(manifests.job()) + "-rest:8081";
        assertThat(manifests.pods().stream().filter(pod -> pod.command().contains("--flink")))
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod.command()).containsSequence("--flink", flink));
    }

    /** As the job reads them, with the ConfigMap's file in the place of the mounted one. */
    private static JobOptions options(Manifests manifests, List<String> arguments) throws IOException {
        Path file = Files.createTempFile("eddy-options-", ".yaml");
        try {
            Files.writeString(file, manifests.options());
            var deployment = new Deployment();
            CommandLine.populateCommand(
                    deployment,
                    arguments.stream()
                            .map(word -> word.endsWith("/eddy.yaml") ? file.toString() : word)
                            .toArray(String[]::new));
            return deployment.options();
        } finally {
            Files.delete(file);
        }
    }

    private static String mountOf(Pod pod, String volume) {
        return Manifests.stream(pod.container().path("volumeMounts"))
                .filter(mount -> mount.path("name").asText().equals(volume))
                .map(mount -> mount.path("mountPath").asText())
                .findAny()
                .orElseThrow(() -> new AssertionError(pod + " does not mount " + volume));
    }

    private static Set<String> ports(String servers) {
        return Stream.of(servers.split(",", -1))
                .map(server -> server.replaceFirst(".*:", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> allowed(Manifests manifests, String policy) {
        return manifests.named("NetworkPolicy", policy).at("/spec/egress").findValues("port").stream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
