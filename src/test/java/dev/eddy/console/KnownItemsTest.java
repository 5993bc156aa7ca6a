package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.eddy.console.KnownItems.ItemCard;
import dev.eddy.console.KnownItems.ItemName;
import dev.eddy.format.RecordOptions;
import dev.eddy.item.ItemRecord;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownItemsTest {
    private final KnownItems items =
            new KnownItems(Options.defaults(RecordOptions.class).items(), 8);

    private void publish(String itemId, String json) {
        byte[] value = json == null ? null : json.getBytes(UTF_8);
        items.accept(new KafkaRecord("items", 0, 0, 0, itemId.getBytes(UTF_8), value));
    }

    @Test
    void theLatestRecordOfAnItemCounts() {
        publish("i", "{\"item_id\": \"i\", \"title\": \"old\", \"tags\": [\"a\"]}");
        publish("i", "{\"item_id\": \"i\", \"title\": \"new\", \"tags\": [\"b\"], \"quality\": 0.5}");
        assertThat(items.item("i")).hasValueSatisfying(item -> {
            assertThat(item.title()).isEqualTo("new");
            assertThat(item.tags()).containsExactly("b");
            assertThat(item.quality()).isEqualTo(0.5f);
            assertThat(item.shown().fromMillis()).isNull();
            assertThat(item.isDown()).isFalse();
        });
    }

    @Test
    void itemsTakenDownKeepTheirTitle() {
        publish("i", "{\"item_id\": \"i\", \"title\": \"name\", \"tags\": []}");
        publish("i", null);
        assertThat(items.item("i")).hasValueSatisfying(item -> {
            assertThat(item.title()).isEqualTo("name");
            assertThat(item.isDown()).isTrue();
        });
    }

    @Test
    void itemsOfAnAnswerAreNamedByTitleAndAuthor() {
        publish("i", "{\"item_id\": \"i\", \"title\": \"Episode 8\", \"author\": \"Ann\"}");
        publish("j", "{\"item_id\": \"j\"}");
        assertThat(items.named("answer", List.of("i", "j", "unknown")).names())
                .containsOnly(entry("i", new ItemName("Episode 8", "Ann")), entry("j", new ItemName(null, null)));
    }

    @Test
    void aRecordThatCanNotBeReadChangesNothing() {
        publish("i", "{\"item_id\": \"i\", \"title\": \"name\", \"tags\": []}");
        publish("i", "{\"item_id\": 7}");
        publish("i", "not JSON");
        assertThat(items.item("i"))
                .hasValueSatisfying(item -> assertThat(item.title()).isEqualTo("name"));
        assertThat(items.size()).isEqualTo(1);
    }

    @Test
    void itemsArePagedInTheOrderAskedFor() {
        for (int i = 0; i < 7; i++) {
            publish("i" + i, "{\"item_id\": \"i" + i + "\", \"title\": \"title " + (9 - i) + "\", \"tags\": []}");
        }
        Comparator<ItemRecord> byTitle = ItemTable.Order.TITLE.comparator(Map.of());
        assertThat(items.page(byTitle, 0, 3)).extracting(ItemCard::itemId).containsExactly("i6", "i5", "i4");
        assertThat(items.page(byTitle, 5, 3)).extracting(ItemCard::itemId).containsExactly("i1", "i0");
        assertThat(items.page(byTitle, 10, 3)).isEmpty();
        Comparator<ItemRecord> popular = ItemTable.Order.POPULAR.comparator(Map.of("i2", 1, "i4", 2));
        assertThat(items.page(popular, 0, 3)).extracting(ItemCard::itemId).containsExactly("i2", "i4", "i6");
    }

    @Test
    void itemsAreFoundByAPartOfTheirTitleOrIdShortestFirst() {
        publish("n-1", "{\"item_id\": \"n-1\", \"title\": \"A long story of Jazz\", \"tags\": []}");
        publish("n-2", "{\"item_id\": \"n-2\", \"title\": \"Jazz\", \"tags\": []}");
        publish("jazz-3", "{\"item_id\": \"jazz-3\", \"tags\": []}");
        publish("n-4", "{\"item_id\": \"n-4\", \"title\": \"Rock\", \"tags\": []}");
        assertThat(items.find("jAZZ", 10))
                .extracting(KnownItems.ItemCard::itemId)
                .containsExactly("n-2", "jazz-3", "n-1");
        assertThat(items.find("jazz", 1))
                .extracting(KnownItems.ItemCard::itemId)
                .containsExactly("n-2");
    }
}
