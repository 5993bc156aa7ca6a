package dev.eddy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.Modules;
import dev.eddy.Page;
import dev.eddy.kubernetes.Manifests.Pod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests agree with each other, with the image and with what the servers answer. */
class ManifestsTest {
    static List<Manifests> shipped() {
        return Manifests.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyPodRunsTheOneImage(Manifests manifests) {
        Set<String> images =
                new HashSet<>(Set.of(manifests.job().at("/spec/image").asText()));
        manifests.pods().stream()
                .skip(1)
                .forEach(pod -> images.add(pod.container().path("image").asText()));
        assertThat(images).hasSize(1);
        assertThat(Manifests.production().job().at("/spec/image").asText())
                .isEqualTo("registry.example.com/eddy:0.1.0");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theFilesThatAPodStartsAreInTheImage(Manifests manifests) {
        var copied = Dockerfile.shipped().copied();
        assertThat(manifests.job().at("/spec/job/jarURI").asText()).startsWith("local://");
        assertThat(copied.values())
                .contains(manifests.job().at("/spec/job/jarURI").asText().substring("local://".length()));
        manifests.pods().stream().skip(1).forEach(pod -> {
            List<String> command = pod.command();
            assertThat(command).startsWith("java");
            assertThat(copied.values()).contains(command.get(command.indexOf("-jar") + 1));
        });
    }

    /** A thread that lacks memory may be any, and nobody waits for some of them. */
    @ParameterizedTest
    @MethodSource("shipped")
    void aJvmWithoutMemoryEndsAndIsStartedAgain(Manifests manifests) {
        manifests.pods().stream()
                .skip(1)
                .forEach(pod -> assertThat(pod.command()).contains("-XX:+ExitOnOutOfMemoryError"));
        assertThat(manifests
                        .job()
                        .at("/spec/flinkConfiguration")
                        .path("env.java.opts.all")
                        .asText()
                        .split(" ", -1))
                .contains("-XX:+ExitOnOutOfMemoryError");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noPodHasMoreRightsThanItNeeds(Manifests manifests) {
        String user = Dockerfile.shipped().user().replaceFirst(":.*", "");
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(pod.spec().at("/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(pod.spec().at("/securityContext/runAsUser").asText()).isEqualTo(user);
            assertThat(pod.spec().at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            JsonNode rights = pod.container().path("securityContext");
            assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            // The operator asks for the resources of the job's pods, which alone talk to Kubernetes.
            boolean isJob = pod.name().equals("job");
            assertThat(pod.container().at("/resources/limits").has("memory")).isEqualTo(!isJob);
            assertThat(pod.container().at("/resources/requests").has("cpu")).isEqualTo(!isJob);
            assertThat(pod.spec().path("automountServiceAccountToken").asBoolean(true))
                    .isEqualTo(isJob);
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everySelectorFindsItsPods(Manifests manifests) {
        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            assertThat(selected(manifests, deployment.at("/spec/selector")))
                    .containsExactly(Manifests.name(deployment));
        }
        for (JsonNode budget : manifests.ofKind("PodDisruptionBudget")) {
            assertThat(selected(manifests, budget.at("/spec/selector"))).containsExactly("eddy-serve");
        }
        for (JsonNode scaler : manifests.ofKind("HorizontalPodAutoscaler")) {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            JsonNode deployment = manifests.named(
                    target.path("kind").asText(), target.path("name").asText());
            // A number there would undo the scaler's with each kubectl apply.
            assertThat(deployment.path("spec").has("replicas")).isFalse();
            assertThat(scaler.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyServiceLeadsToAPortThatAProcessListensOn(Manifests manifests) {
        for (JsonNode service : manifests.ofKind("Service")) {
            JsonNode selector = new JsonMapper().createObjectNode().set("matchLabels", service.at("/spec/selector"));
            Pod pod = manifests.pods().stream()
                    .filter(each -> each.matches(selector))
                    .findAny()
                    .orElseThrow();
            JsonNode port = pod.container().path("ports").get(0);
            assertThat(service.at("/spec/ports")).hasSize(1);
            assertThat(service.at("/spec/ports/0/targetPort")).isEqualTo(port.path("name"));
            assertThat(pod.command())
                    .containsSequence("--port", port.path("containerPort").asText());
            assertThat(pod.command()).containsSequence("--bind", "0.0.0.0");
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void probesAskForPathsThatTheServersHave(Manifests manifests) throws IOException {
        var api = new JsonMapper()
                .readTree(Modules.source("dev/eddy/serve/openapi.json").toFile());
        assertThat(ManifestsTest.class.getResource("/dev/eddy/console/page/index.html"))
                .isNotNull();
        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            boolean isConsole = Manifests.name(deployment).equals("eddy-console");
            for (String kind : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                JsonNode probe = container.path(kind).path("httpGet");
                assertThat(probe.path("port")).isEqualTo(container.at("/ports/0/name"));
                String path = probe.path("path").asText();
                assertThat(isConsole ? path.equals("/") : api.path("paths").has(path))
                        .as(path)
                        .isTrue();
                boolean isSecure = Manifests.stream(container.path("args"))
                        .anyMatch(word -> word.asText().equals("--tls-key-store"));
                assertThat(probe.path("scheme").asText("HTTP")).isEqualTo(isSecure ? "HTTPS" : "HTTP");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyMountIsOfAVolumeAndEveryVolumeIsThere(Manifests manifests) {
        String options = Manifests.name(manifests.ofKind("ConfigMap").get(0));
        assertThat(manifests.pods()).allSatisfy(pod -> {
            List<String> volumes = Manifests.stream(pod.spec().path("volumes"))
                    .map(volume -> volume.path("name").asText())
                    .toList();
            assertThat(Manifests.stream(pod.container().path("volumeMounts"))
                            .map(mount -> mount.path("name").asText()))
                    .containsExactlyElementsOf(volumes);
            assertThat(pod.spec().path("volumes").findValues("configMap"))
                    .singleElement()
                    .satisfies(map -> assertThat(map.path("name").asText()).isEqualTo(options));
        });
    }

    /** Those that are not there yet are made by hand, so the page says which. */
    @Test
    void thePageNamesTheSecretsAndTheirKeys() {
        Set<String> used = new TreeSet<>();
        for (Manifests manifests : Manifests.shipped()) {
            for (Pod pod : manifests.pods()) {
                pod.spec()
                        .findValues("secretKeyRef")
                        .forEach(key -> used.add(key.path("name").asText() + " "
                                + key.path("key").asText()));
                pod.spec()
                        .findValues("secretRef")
                        .forEach(all -> used.add(all.path("name").asText()));
                pod.spec()
                        .findValues("secret")
                        .forEach(volume -> used.add(volume.path("secretName").asText()));
            }
        }
        List<String> rows = Page.of("deploy.md")
                .prose()
                .lines()
                .filter(line -> line.startsWith("| `eddy-"))
                .toList();
        List<String> missing = new ArrayList<>(used);
        missing.removeIf(secret -> rows.stream()
                .anyMatch(row -> row.startsWith("| `" + secret.split(" ", -1)[0] + "` |")
                        && (!secret.contains(" ") || row.contains("`" + secret.split(" ", -1)[1] + "`"))));
        assertThat(used).hasSizeGreaterThan(5);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noSecretIsInAManifest(Manifests manifests) {
        assertThat(manifests.ofKind("Secret")).isEmpty();
        for (Pod pod : manifests.pods()) {
            assertThat(pod.container().path("env"))
                    .filteredOn(variable -> variable.path("name").asText().matches(".*(PASSWORD|TOKEN|KEY).*"))
                    .allSatisfy(variable -> assertThat(variable.has("value")).isFalse());
        }
    }

    private static List<String> selected(Manifests manifests, JsonNode selector) {
        return manifests.pods().stream()
                .filter(pod -> pod.matches(selector))
                .map(Pod::name)
                .toList();
    }
}
