package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateCodec;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.TempFolder;
import dev.eddy.option.RedisOptions;
import dev.eddy.serving.ServingOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * A savepoint of yesterday is read today: from each in the folder the job goes on, and makes the lists that it made then. With
 * every release that changes the state another one is added, under its number, by
 * {@code mvn test-compile failsafe:integration-test -Dit.test=SavepointITCase -Deddy.write-savepoint=NUMBER}; none is ever
 * changed. Where what is recalled was changed on purpose, the lists beside them are written anew, with {@code
 * -Deddy.write-lists}.
 */
class SavepointITCase {
    private static final Path FOLDER = Path.of("src/test/resources/savepoints");
    private static final String WRITE = System.getProperty("eddy.write-savepoint");
    private static final boolean WRITE_LISTS = System.getProperty("eddy.write-lists") != null;
    private static final KnownWorld WORLD = KnownWorld.withoutInputs(400);
    /** Their lists are compared too: what they find comes from state of their own. */
    private static final List<String> CHANNELS = List.of("u2i:sound", "i2i:sound");
    /** So many of a channel's list are compared. */
    private static final int COMPARED = 10;

    static List<Path> savepoints() throws Exception {
        if (WRITE != null) {
            write(FOLDER.resolve(WRITE));
        }
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void theJobGoesOnFromIt(Path savepoint) throws Exception {
        try (LocalEddy eddy = start()) {
            eddy.resumeJob(savepoint.toUri().toString());
            List<String> lists = lists(eddy);
            if (WRITE_LISTS) {
                Files.write(lists(savepoint), lists);
            }
            assertThat(lists).isEqualTo(Files.readAllLines(lists(savepoint)));
        }
    }

    private static void write(Path savepoint) throws Exception {
        try (LocalEddy eddy = start();
                TempFolder folder = TempFolder.create("eddy-savepoint")) {
            WORLD.publish(eddy);
            eddy.startJob();
            eddy.awaitCatalogue();
            try (Replay replay = eddy.replay()) {
                replay.runWorld(WORLD.stream().iterator(), 0);
            }
            eddy.awaitServed();
            Path written = Path.of(URI.create(eddy.stopJob(folder.path())));
            Files.createDirectories(savepoint);
            try (Stream<Path> files = Files.list(written)) {
                for (Path file : files.toList()) {
                    Files.copy(file, savepoint.resolve(file.getFileName()));
                }
            }
            eddy.resumeJob(savepoint.toUri().toString());
            Files.write(lists(savepoint), lists(eddy));
        }
    }

    private static Path lists(Path savepoint) {
        return savepoint.resolve("lists.txt");
    }

    private static LocalEddy start() throws Exception {
        // On topics of the shipped names, which the savepoint has in it.
        LocalEddy eddy = LocalEddy.start(WORLD.options(), 1, ServingOptions.Channels.ALL);
        noteRebuild(eddy.options().redis());
        return eddy;
    }

    /** This Redis has none of the lists, so the job would ask itself for a rebuild as of now, at a moment that nobody can tell. */
    private static void noteRebuild(RedisOptions redis) {
        try (var client = new Jedis(HostAndPort.from(redis.nodes()))) {
            client.set(redis.prefix() + ":rebuild:{0}", Long.toString(System.currentTimeMillis()));
        }
    }

    /**
     * What is in Redis after a rebuild, but for when it was made: the merged list of each user, which hangs on all the
     * others, and the beginning of the lists of some channels.
     */
    private static List<String> lists(LocalEddy eddy) {
        eddy.commands()
                .rebuild("today", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
        List<String> lines = new ArrayList<>();
        try (CandidateReader reader = eddy.reader()) {
            reader.forEachUser(userId -> {
                StoredList list = reader.merged(userId).orElseThrow();
                lines.add(userId + " " + encoded(list, list.candidates()));
                for (String channel : CHANNELS) {
                    List<Candidate> all = reader.lists(userId).get(channel).candidates();
                    lines.add(userId + " " + channel + " "
                            + encoded(list, all.subList(0, Math.min(COMPARED, all.size()))));
                }
            });
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    /** Without the command's number: how many fences are sent before it hangs on the machine's speed. */
    private static String encoded(StoredList list, List<Candidate> candidates) {
        Version made = list.version();
        assertThat(made.command()).isPositive();
        return CandidateCodec.encode(new StoredList(new Version(made.epoch(), made.sequence(), 0), 0, candidates));
    }
}
