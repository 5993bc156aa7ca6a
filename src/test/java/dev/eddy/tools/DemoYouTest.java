package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.TagVectors;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.RecordedItems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoYouTest {
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void aFewClicksOfOneTasteEndNow() {
        var world = new SyntheticWorld(WorldOptions.defaults().withSize(10, 400, 20));
        List<byte[]> items =
                world.items().stream().map(item -> item.json().getBytes(UTF_8)).toList();
        List<WorldRecord> clicks = DemoYou.clicks(RecordedItems.parse(items, 8).catalogue(new TagVectors(8)), NOW);
        assertThat(clicks).hasSize(6).allMatch(click -> click.key().equals("you") && click.atMillis() < NOW);
        assertThat(clicks).extracting(WorldRecord::json).doesNotHaveDuplicates();
    }

    @Test
    void theyComeWhenOthersHaveClicked() {
        List<WorldRecord> own = List.of(click("you"), click("you"));
        Iterator<WorldRecord> all = DemoYou.amid(
                Stream.generate(() -> click("ann")).limit(DemoYou.AFTER + 1).iterator(), own);
        List<String> users = new ArrayList<>();
        all.forEachRemaining(record -> users.add(record.key()));
        assertThat(users).hasSize(DemoYou.AFTER + 3).endsWith("ann", "you", "you", "ann");
        List<String> ofAShortWorld = new ArrayList<>();
        DemoYou.amid(Stream.of(click("ann")).iterator(), own)
                .forEachRemaining(record -> ofAShortWorld.add(record.key()));
        assertThat(ofAShortWorld).containsExactly("ann", "you", "you");
    }

    private static WorldRecord click(String userId) {
        return new WorldRecord(WorldRecord.Kind.EVENT, userId, NOW, "{}");
    }

    @Test
    void withoutTagsThereAreNone() {
        var catalogue = RecordedItems.parse(List.of("{\"item_id\":\"a\"}".getBytes(UTF_8)), 8)
                .catalogue(new TagVectors(8));
        assertThat(DemoYou.clicks(catalogue, NOW)).isEmpty();
    }
}
