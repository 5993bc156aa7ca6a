package dev.eddy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.kubernetes.Manifests.Pod;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pod reaches what it uses, and nothing else reaches it. */
class NetworkPoliciesTest {
    static List<Manifests> shipped() {
        return Manifests.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothingIsAllowedUnlessAPolicySaysSo(Manifests manifests) {
        JsonNode deny = manifests.named("NetworkPolicy", "eddy-deny").path("spec");
        assertThat(deny.path("policyTypes")).hasSize(2);
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        assertThat(manifests.pods()).allMatch(pod -> pod.matches(deny.path("podSelector")));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyPolicyIsAboutPodsThatThereAre(Manifests manifests) {
        assertThat(manifests.ofKind("NetworkPolicy"))
                .hasSize(10)
                .allSatisfy(policy ->
                        assertThat(manifests.pods()).anyMatch(pod -> pod.matches(policy.at("/spec/podSelector"))));
    }

    @ParameterizedTest
    @CsvSource({
        "eddy-to-kafka, job, true",
        "eddy-to-kafka, eddy-refresh, true",
        "eddy-to-kafka, eddy-serve, true",
        "eddy-to-kafka, eddy-console, true",
        "eddy-to-redis, job, true",
        "eddy-to-redis, eddy-refresh, false",
        "eddy-to-redis, eddy-serve, true",
        "eddy-to-redis, eddy-console, true",
        "eddy-to-flink, job, false",
        "eddy-to-flink, eddy-refresh, true",
        "eddy-to-flink, eddy-serve, false",
        "eddy-to-flink, eddy-console, true",
        "eddy-to-object-store, job, true",
        "eddy-to-object-store, eddy-refresh, true",
        "eddy-to-object-store, eddy-serve, false",
        "eddy-to-object-store, eddy-console, false",
        "eddy-to-kubernetes, job, true",
        "eddy-to-kubernetes, eddy-refresh, false",
        "eddy-to-kubernetes, eddy-serve, false",
        "eddy-to-kubernetes, eddy-console, false"
    })
    void aPodReachesWhatItUses(String policy, String name, boolean isReached) {
        Manifests manifests = Manifests.production();
        Pod pod = manifests.pods().stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow();
        JsonNode selector = manifests.named("NetworkPolicy", policy).at("/spec/podSelector");
        assertThat(pod.matches(selector)).isEqualTo(isReached);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theServersAreReachedAtTheirPorts(Manifests manifests) {
        for (String server : List.of("eddy-serve", "eddy-console")) {
            JsonNode policy = manifests.named("NetworkPolicy", server);
            JsonNode port =
                    manifests.named("Deployment", server).at("/spec/template/spec/containers/0/ports/0/containerPort");
            assertThat(ports(policy)).containsExactly(port.asInt());
        }
        JsonNode job = manifests.job();
        JsonNode metrics = job.at("/spec/podTemplate/spec/containers/0/ports/0/containerPort");
        assertThat(ports(manifests.named("NetworkPolicy", "eddy-job"))).containsExactly(8081, metrics.asInt());
        assertThat(job.at("/spec/flinkConfiguration")
                        .path("metrics.reporter.prom.port")
                        .asText())
                .isEqualTo(metrics.asText());
        assertThat(job.at("/spec/podTemplate/metadata/annotations")
                        .path("prometheus.io/port")
                        .asText())
                .isEqualTo(metrics.asText());
    }

    private static Set<Integer> ports(JsonNode policy) {
        return policy.path("spec").findValues("port").stream()
                .map(JsonNode::asInt)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
