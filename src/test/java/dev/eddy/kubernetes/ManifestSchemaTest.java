package dev.eddy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubernetes and the operator know every field of the manifests. They would drop a misspelt one without a word. */
class ManifestSchemaTest {
    static List<Manifests> shipped() {
        return Manifests.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyManifestIsOneThatKubernetesTakes(Manifests manifests) throws IOException {
        assertThat(manifests.all()).hasSizeGreaterThan(15);
        for (JsonNode resource : manifests.all()) {
            assertThat(complaints(resource))
                    .as(resource.path("kind").asText() + " " + Manifests.name(resource))
                    .isEmpty();
        }
    }

    /** What is wrong goes into a manifest that is right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FlinkDeployment     | /spec/job                                                  | upgradeMod: savepoint               | .spec.job.upgradeMod
            FlinkDeployment     | /spec/job                                                  | upgradeMode: savepoints             | .spec.job.upgradeMode
            FlinkDeployment     | /spec/flinkConfiguration                                   | web.submit.enable: false            | .spec.flinkConfiguration.web.submit.enable
            FlinkDeployment     | /spec/podTemplate/spec/containers/0/securityContext        | readOnlyRootFileSystem: true        | .spec.podTemplate.spec.containers[0].securityContext.readOnlyRootFileSystem
            Deployment          | /spec/template/spec/containers/0                           | readinesProbe: {}                   | .spec.template.spec.containers[0].readinesProbe
            Deployment          | /spec/template/spec/containers/0/env/0                     | value: 8091                         | .spec.template.spec.containers[0].env[0].value
            Deployment          | /spec                                                      | selector: {matchLabel: {}}          | .spec.selector.matchLabel
            CronJob             | /spec                                                      | concurencyPolicy: Forbid            | .spec.concurencyPolicy
            CronJob             | /spec/jobTemplate/spec                                     | backoffLimit: none                  | .spec.jobTemplate.spec.backoffLimit
            NetworkPolicy       | /spec                                                      | egress: {to: []}                    | .spec.egress
            PodDisruptionBudget | /spec                                                      | minAvailabel: 1                     | .spec.minAvailabel
            HorizontalPodAutoscaler | /spec/scaleTargetRef                                   | name: 1                             | .spec.scaleTargetRef.name
            """)
    void aWrongFieldIsFound(String kind, String where, String wrong, String complaint) throws IOException {
        JsonNode resource = Manifests.production().ofKind(kind).get(0).deepCopy();
        ((ObjectNode) resource.at(where)).setAll((ObjectNode) new YAMLMapper().readTree(wrong));
        assertThat(complaints(resource)).anySatisfy(found -> assertThat(found).startsWith(complaint + " is not "));
    }

    @Test
    void aMissingFieldIsFound() throws IOException {
        ObjectNode service = Manifests.production().ofKind("Service").get(0).deepCopy();
        ((ObjectNode) service.at("/spec/ports/0")).remove("port");
        assertThat(complaints(service)).containsExactly(".spec.ports[0].port is not given");
    }

    private static List<String> complaints(JsonNode resource) throws IOException {
        return resource.path("kind").asText().equals("FlinkDeployment")
                ? FlinkDeploymentSchema.complaints(resource)
                : KubernetesTypes.complaints(resource);
    }
}
