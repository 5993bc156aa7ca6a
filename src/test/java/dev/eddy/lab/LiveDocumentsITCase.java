package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.text.HashingEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From an item's record to the list of a user who reads such titles, by way of the encoder, the topics, the job and Redis. */
class LiveDocumentsITCase {
    private static final VectorSpace DOC = VectorSpace.ofContent("doc", HashingEncoder.DIMENSION);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int NEW_ITEMS = 10;
    private static final long NOON = 1_767_268_800_000L;

    @Test
    void aNewItemIsRecalledByItsTitleThoughNobodyDoesAnything() throws Exception {
        RecallOptions recall = RecallOptions.ofDimension(8)
                .with(Options.with(CatalogOptions.ofDimension(8), Map.of("catalog.spaces", DOC.text())))
                .with(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        try (LocalEddy eddy = SharedServices.start(recall, 2, ServingOptions.Channels.ALL);
                var embedding = new RunningEmbedding(eddy.options().kafka(), DOC, new HashingEncoder());
                CandidateReader reader = eddy.reader()) {
            eddy.publish(
                    IntStream.range(0, 5)
                            .mapToObj(i -> item("i" + i, "train " + i).getBytes(UTF_8))
                            .iterator(),
                    Map.of(),
                    CentreSet.random(1, 1, 8));
            Waiting.until("it follows", LONGEST, () -> embedding.hasSaid("following"));
            eddy.startJob();
            eddy.awaitCatalogue();
            play(eddy, new WorldRecord(WorldRecord.Kind.EVENT, "ann", NOON, click("ann", "i0")));
            assertThat(recalled(reader)).contains("i1").doesNotContain("i0");
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < NEW_ITEMS; i++) {
                String itemId = "new" + i;
                long sentNanos = System.nanoTime();
                send(eddy, new WorldRecord(WorldRecord.Kind.ITEM, itemId, 0, item(itemId, "train")));
                Waiting.until(
                        itemId + " in a list", LONGEST, () -> recalled(reader).contains(itemId));
                millis.add((System.nanoTime() - sentNanos) / 1_000_000);
            }
            Collections.sort(millis);
            System.out.printf("from an item's record to the list of a user: %s ms%n", millis);
        }
    }

    private static List<String> recalled(CandidateReader reader) {
        return reader.lists("ann").get("u2i:doc").candidates().stream()
                .map(candidate -> candidate.itemId())
                .toList();
    }

    private static void play(LocalEddy eddy, WorldRecord record) {
        send(eddy, record);
        eddy.awaitServed();
    }

    private static void send(LocalEddy eddy, WorldRecord record) {
        try (Replay replay = eddy.replay()) {
            replay.runWorld(List.of(record).iterator(), 0);
        }
    }

    private static String item(String itemId, String title) {
        return "{\"item_id\":\"%s\",\"title\":\"%s\"}".formatted(itemId, title);
    }

    private static String click(String userId, String itemId) {
        return "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"click\",\"ts\":%d}".formatted(userId, itemId, NOON);
    }
}
