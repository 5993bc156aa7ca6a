package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The readers in another language, run by its tools. */
enum ReaderPackage {
    PYTHON(
            "src/readers/python",
            List.of("/usr/bin/python3", "-c", "import httpx, redis"),
            List.of("/usr/bin/python3", "-m", "unittest", "discover", "-t", ".", "-s", "tests"),
            List.of("/usr/bin/python3", "-m", "tests.answers")),
    GO(
            "src/readers/go",
            List.of("go", "version"),
            List.of("go", "test", "-vet=all", "-count=1", "."),
            List.of("go", "test", "-vet=off", "-count=1", "-run", "^TestAnswers$", "."));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 180;

    private final Path folder;
    /** Nobody changes these. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> lookup;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> tests;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> answers;

    /**
     * @param lookup succeeds where the tools are installed
     * @param tests runs the package's own tests
     * @param answers answers cases
     */
    ReaderPackage(String folder, List<String> lookup, List<String> tests, List<String> answers) {
        this.folder = Path.of(folder);
        this.lookup = lookup;
        this.tests = tests;
        this.answers = answers;
    }

    boolean hasTools() {
        return succeeds(lookup);
    }

    /** Runs the package's own tests; throws with their output when one fails. */
    void test() throws IOException {
        run(tests, Map.of());
    }

    /** Whether a command succeeds in the package's folder. */
    boolean succeeds(List<String> command) {
        try {
            run(command, Map.of());
            return true;
        } catch (IOException | IllegalStateException notThere) {
            return false;
        }
    }

    /** Runs another check in the package's folder; throws with its output when it fails. */
    void check(List<String> command) throws IOException {
        run(command, Map.of());
    }

    /** What each client of the package answers to some cases. */
    List<JsonNode> answers(JsonNode cases) throws IOException {
        Path asked = Files.createTempFile("eddy-cases-", ".json");
        Path answered = Files.createTempFile("eddy-answers-", ".json");
        try {
            Files.writeString(asked, cases.toString());
            List<String> command = new ArrayList<>(answers);
            if (this == PYTHON) {
                command.addAll(List.of(asked.toString(), answered.toString()));
            }
            run(command, Map.of("EDDY_CASES", asked.toString(), "EDDY_ANSWERS", answered.toString()));
            List<JsonNode> ofClients = new ArrayList<>();
            JSON.readTree(answered.toFile()).forEach(ofClients::add);
            return ofClients;
        } finally {
            Files.delete(asked);
            Files.delete(answered);
        }
    }

    private void run(List<String> command, Map<String, String> more) throws IOException {
        Path said = Files.createTempFile("eddy-reader-", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(more);
        environment.putAll(
                Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1", "NO_PROXY", "localhost,127.0.0.1"));
        // The Go that is installed, and nothing from the network.
        environment.putAll(Map.of("GOTOOLCHAIN", "local", "GOPROXY", "off", "CGO_ENABLED", "0"));
        // Without optimization, since compiling the standard library takes most of the time.
        environment.put("GOFLAGS", "'-gcflags=all=-N -l'");
        environment.putIfAbsent("HOME", System.getProperty("user.home"));
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(said, UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(said);
        }
    }
}
