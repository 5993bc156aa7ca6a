package dev.eddy.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** The file {@code docker-compose.yml} as docker-compose itself understands it; no container is started. */
public record ComposeFile(JsonNode tree) {
    static final Path ROOT = Path.of("").toAbsolutePath();

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What a program printed.
     *
     * @param errors also warnings
     */
    private record Printed(int exitCode, String output, String errors) {}

    /**
     * What a container sees of the host.
     *
     * @param source a file of this project, or a volume's name
     */
    public record Mount(String type, String source, String target, boolean readOnly, boolean madeWhenMissing) {}

    public static boolean isReadable() {
        try {
            return run(Map.of(), "version").exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads the file, or fails with what docker-compose has against it, be it only a warning. */
    public static ComposeFile read(Map<String, String> environment) throws IOException {
        Printed quiet = run(environment, "config", "-q");
        if (quiet.exitCode() != 0 || !quiet.errors().isBlank()) {
            throw new AssertionError("docker-compose config -q: " + quiet.errors());
        }
        return new ComposeFile(
                JSON.readTree(run(environment, "config", "--format", "json").output()));
    }

    private static Printed run(Map<String, String> environment, String... arguments) throws IOException {
        Path output = Files.createTempFile("compose", ".out");
        Path errors = Files.createTempFile("compose", ".err");
        try {
            List<String> command = new ArrayList<>(List.of("docker-compose"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("EDDY_") || name.startsWith("COMPOSE_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            return new Printed(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    List<String> services() {
        List<String> names = new ArrayList<>();
        tree.get("services").fieldNames().forEachRemaining(names::add);
        return names;
    }

    public JsonNode service(String name) {
        return tree.get("services").get(name);
    }

    /** What the container is started with; a dollar stands for itself. */
    public List<String> words(String service, String field) {
        return StreamSupport.stream(service(service).path(field).spliterator(), false)
                .map(word -> word.asText().replace("$$", "$"))
                .toList();
    }

    public List<Mount> mounts(String service) {
        return StreamSupport.stream(service(service).path("volumes").spliterator(), false)
                .map(mount -> new Mount(
                        mount.get("type").asText(),
                        source(mount.get("source").asText()),
                        mount.get("target").asText(),
                        mount.path("read_only").asBoolean(),
                        mount.path("bind").path("create_host_path").asBoolean()))
                .toList();
    }

    private static String source(String written) {
        return written.startsWith("/") ? ROOT.relativize(Path.of(written)).toString() : written;
    }

    /** What a service with this Flink is told over {@code config.yaml}. */
    Map<String, String> flinkProperties(String service) {
        Map<String, String> properties = new LinkedHashMap<>();
        service(service)
                .get("environment")
                .get("FLINK_PROPERTIES")
                .asText()
                .lines()
                .forEach(line -> {
                    String[] keyAndValue = line.split(":", 2);
                    properties.put(keyAndValue[0].strip(), keyAndValue[1].strip());
                });
        return properties;
    }
}
