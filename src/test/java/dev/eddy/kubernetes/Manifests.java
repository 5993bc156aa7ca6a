package dev.eddy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.eddy.lab.OnThePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The manifests of a folder as Kustomize makes them, once they are asked for; no cluster is asked. */
public final class Manifests {
    public static final Path ROOT = Path.of("flink-conf", "kubernetes");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

    /** The overlay, or the base. */
    private final String folder;

    private Manifests(String folder) {
        this.folder = folder;
    }

    /**
     * What Kubernetes starts from a template.
     *
     * @param name of the resource with the template
     * @param template {@code metadata} and {@code spec}
     */
    public record Pod(String name, JsonNode template) {
        public JsonNode spec() {
            return template.path("spec");
        }

        public JsonNode container() {
            return spec().path("containers").get(0);
        }

        /** The words that start it; the operator starts the job's. */
        public List<String> command() {
            return Stream.of("command", "args")
                    .flatMap(part -> stream(container().path(part)))
                    .map(JsonNode::asText)
                    .toList();
        }

        boolean matches(JsonNode selector) {
            return selector.path("matchLabels").properties().stream()
                    .allMatch(label -> label.getValue()
                            .equals(template.path("metadata").path("labels").get(label.getKey())));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The base, and the overlay that is one to copy. */
    public static List<Manifests> shipped() {
        return List.of(new Manifests("base"), production());
    }

    public static Manifests production() {
        return new Manifests("overlays/production");
    }

    /** Skips the test where Kustomize is missing. */
    public List<JsonNode> all() {
        return RENDERED.computeIfAbsent(folder, name -> render(ROOT.resolve(name)));
    }

    private static List<JsonNode> render(Path folder) {
        try {
            Path output = Files.createTempFile("eddy-manifests-", ".yaml");
            try {
                var builder = new ProcessBuilder(command(folder)).redirectOutput(output.toFile());
                Process process =
                        builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).as("kustomize build %s", folder).isZero();
                try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(output.toFile())) {
                    return List.copyOf(documents.readAll());
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> command(Path folder) {
        if (OnThePath.find("kustomize").isPresent()) {
            return List.of("kustomize", "build", folder.toString());
        }
        if (OnThePath.find("kubectl").isPresent()) {
            return List.of("kubectl", "kustomize", folder.toString());
        }
        String reason = "neither kustomize nor kubectl is on the PATH, so the manifests were not checked:"
                + " install the package kustomize";
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
        return abort(reason);
    }

    public List<JsonNode> ofKind(String kind) {
        return all().stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    public JsonNode named(String kind, String name) {
        return ofKind(kind).stream()
                .filter(resource -> name(resource).equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError(this + " has no " + kind + " " + name));
    }

    public JsonNode job() {
        return ofKind("FlinkDeployment").get(0);
    }

    /** The job's options, as the pods see them. */
    public String options() {
        return ofKind("ConfigMap").get(0).path("data").path("eddy.yaml").asText();
    }

    public List<Pod> pods() {
        List<Pod> pods = new ArrayList<>();
        pods.add(new Pod("job", job().at("/spec/podTemplate")));
        ofKind("Deployment").forEach(given -> pods.add(new Pod(name(given), given.at("/spec/template"))));
        ofKind("CronJob").forEach(given -> pods.add(new Pod(name(given), given.at("/spec/jobTemplate/spec/template"))));
        return pods;
    }

    public static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    public static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return folder;
    }
}
