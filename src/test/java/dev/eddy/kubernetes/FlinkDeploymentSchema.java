package dev.eddy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema by which Kubernetes checks a FlinkDeployment, from the operator's own definition of it. */
final class FlinkDeploymentSchema {
    private static final String DEFINITION = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
    /** The definition at hand is older than Flink 2. */
    private static final String VERSION = ".spec.flinkVersion";

    private final List<String> complaints = new ArrayList<>();

    static List<String> complaints(JsonNode deployment) throws IOException {
        var schema = new FlinkDeploymentSchema();
        try (InputStream definition = FlinkDeploymentSchema.class.getResourceAsStream(DEFINITION)) {
            JsonNode version = new YAMLMapper().readTree(definition).at("/spec/versions/0");
            schema.require(
                    deployment
                            .path("apiVersion")
                            .asText()
                            .equals("flink.apache.org/" + version.path("name").asText()),
                    ".apiVersion",
                    "flink.apache.org/" + version.path("name").asText());
            schema.check(".spec", deployment.path("spec"), version.at("/schema/openAPIV3Schema/properties/spec"));
        }
        return schema.complaints;
    }

    private void check(String path, JsonNode value, JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            require(value.isIntegralNumber() || value.isTextual(), path, "a number or a text");
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> checkFields(path, value, schema);
            case "array" -> {
                require(value.isArray(), path, "a list");
                for (int i = 0; i < value.size(); i++) {
                    check(path + "[" + i + "]", value.get(i), schema.path("items"));
                }
            }
            case "string" -> {
                require(value.isTextual(), path, "a text; quote it");
                boolean isOpen = path.equals(VERSION) || !schema.has("enum");
                require(
                        isOpen || Manifests.stream(schema.path("enum")).anyMatch(value::equals),
                        path,
                        "one of " + schema.path("enum"));
            }
            case "integer" -> require(value.isIntegralNumber(), path, "a whole number");
            case "number" -> require(value.isNumber(), path, "a number");
            case "boolean" -> require(value.isBoolean(), path, "true or false");
            default -> complaints.add(path + " has a schema that is not checked: " + schema);
        }
    }

    private void checkFields(String path, JsonNode value, JsonNode schema) {
        require(value.isObject(), path, "an object");
        JsonNode known = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String at = path + "." + field.getKey();
            JsonNode part = known.has(field.getKey()) ? known.path(field.getKey()) : others;
            if (part.isObject()) {
                check(at, field.getValue(), part);
            } else {
                complaints.add(at + " is not a field; there are "
                        + known.propertyStream().map(Map.Entry::getKey).toList());
            }
        }
    }

    private void require(boolean isGood, String path, String what) {
        if (!isGood) {
            complaints.add(path + " is not " + what);
        }
    }
}
