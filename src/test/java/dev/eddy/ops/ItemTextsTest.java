package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.record.KafkaRecord;
import org.junit.jupiter.api.Test;

class ItemTextsTest {
    private final ItemTexts titles = new ItemTexts(false);
    private final ItemTexts withTags = new ItemTexts(true);

    @Test
    void theTextIsTheTitleAndTheTagsIfWanted() {
        ItemRecord item = item("{\"item_id\": \"i1\", \"title\": \" Toy Story \", \"tags\": [\"pixar\", \"fun\"]}");
        assertThat(titles.of(item)).isEqualTo("Toy Story");
        assertThat(withTags.of(item)).isEqualTo("Toy Story. pixar, fun");
    }

    @Test
    void oneOfBothIsEnough() {
        assertThat(withTags.of(item("{\"item_id\": \"i1\", \"tags\": [\"fun\"]}")))
                .isEqualTo("fun");
        assertThat(withTags.of(item("{\"item_id\": \"i1\", \"title\": \"Toy Story\"}")))
                .isEqualTo("Toy Story");
    }

    @Test
    void withoutAWordThereIsNoText() {
        assertThat(titles.of(item("{\"item_id\": \"i1\", \"tags\": [\"fun\"]}")))
                .isNull();
        assertThat(withTags.of(item("{\"item_id\": \"i1\", \"title\": \"  \"}")))
                .isNull();
        assertThat(withTags.of(ItemRecord.takenDown("i1"))).isNull();
    }

    private static ItemRecord item(String json) {
        return new ItemRecordParser(8)
                .parse(new KafkaRecord("items", 0, 0, 0, null, json.getBytes(UTF_8)))
                .value();
    }
}
