package dev.eddy.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.client.Candidate;
import dev.eddy.client.ClientOptions;
import dev.eddy.client.RecallClient;
import dev.eddy.client.RedisConnection;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.RedisOptions;
import dev.eddy.client.StoredList;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.recall.Candidates;
import dev.eddy.record.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The readers in other languages read the same lists as {@link RecallClient}, if their interpreters are installed. */
class ReadersITCase {
    private static final String PYTHON = "/usr/bin/python3";
    private static EmbeddedRedis server;

    @BeforeAll
    static void fill() throws IOException {
        server = EmbeddedRedis.start();
        long now = System.currentTimeMillis();
        try (var store = new RedisCandidateStore(options(), Duration.ofDays(7));
                var sharedStore = new RedisSharedStore(options(), Duration.ofDays(7));
                var connection = RedisConnection.to(options())) {
            store.storeNewer(List.of(new Candidates(
                    "ann / 7%:b",
                    new Version(0, 7, 0),
                    now,
                    List.of(
                            new Candidate("jazz, live", 2.5f, "ui"),
                            new Candidate("down", 2, "u"),
                            new Candidate("鍵", -.5f, "h")),
                    Map.of(),
                    Lists.PROFILE,
                    null,
                    0,
                    "varied")));
            store.storeNewer(List.of(
                    Lists.mergedInto("anonymous", "ann / 7%:b", 1),
                    Lists.mergedInto("into nobody", "nobody", 1),
                    Lists.of("without items", 1, List.of(), Map.of())));
            sharedStore.storeShared(
                    RedisKeys.HOT, new StoredList(Version.NONE, now, List.of(new Candidate("hot", 1, "h"))), Map.of());
            sharedStore.replaceDown(List.of("down"));
            connection.commands().set("rc:u:foreign", "somebody else's");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RedisOptions options() {
        return RedisOptions.at(server.host(), server.port());
    }

    @Test
    void python() throws Exception {
        assumeTrue(succeeds(PYTHON, "-c", "import redis"));
        assertSeesTheSame(PYTHON, "src/readers/reader.py", server.host(), Integer.toString(server.port()));
    }

    @Test
    void go() throws Exception {
        assumeTrue(succeeds("go", "version"));
        assertSeesTheSame("go", "run", "src/readers/reader.go", server.host() + ":" + server.port());
    }

    private static void assertSeesTheSame(String... command) throws Exception {
        try (RecallClient client = RecallClient.open(options(), ClientOptions.defaults())) {
            for (String user :
                    List.of("ann / 7%:b", "anonymous", "into nobody", "without items", "foreign", "nobody")) {
                List<String> with = new ArrayList<>(List.of(command));
                with.add(user);
                List<Candidate> seen = output(with)
                        .lines()
                        .map(line -> line.split("\t", -1))
                        .map(parts -> new Candidate(parts[0], Float.parseFloat(parts[1]), parts[2]))
                        .toList();
                assertThat(seen).isNotEmpty().isEqualTo(client.recall(user).candidates());
            }
        }
    }

    private static String output(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Else a user's id could not be an argument, nor an item's be printed.
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "PYTHONIOENCODING", "utf-8"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
