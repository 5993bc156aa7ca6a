package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.TagVectors;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.RecordedItems;
import java.util.List;
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
    void withoutTagsThereAreNone() {
        var catalogue = RecordedItems.parse(List.of("{\"item_id\":\"a\"}".getBytes(UTF_8)), 8)
                .catalogue(new TagVectors(8));
        assertThat(DemoYou.clicks(catalogue, NOW)).isEmpty();
    }
}
