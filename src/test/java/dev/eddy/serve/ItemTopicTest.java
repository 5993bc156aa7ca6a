package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.RecordOptions;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemTopicTest {
    private final ItemTopic topic =
            new ItemTopic(Options.defaults(RecordOptions.class).items());

    @Test
    void theLastSoundRecordOfAnItemCounts() {
        record("a", "{'item_id':'a','attributes':{'price':3}}");
        record("a", "{'item_id':'a','attributes':{'price':4,'brand':'b'}}");
        record("a", "{'item_id':'a','attributes':{'price':[[]]}}");
        record("b", "{'item_id':'b','vector':[1,2,3]}");
        record(null, "{'item_id':'keyless'}");
        assertThat(topic.item("a").attributes()).isEqualTo(Map.of("price", 4.0, "brand", "b"));
        assertThat(topic.item("keyless")).isNotNull();
        assertThat(topic.size()).isEqualTo(3);
        assertThat(topic.refused()).isEqualTo(1);
    }

    @Test
    void onlyItemsOfTheCatalogueMayBeShown() {
        record("a", "{'item_id':'a'}");
        record("b", "{'item_id':'b'}");
        record("b", null);
        record(null, null);
        assertThat(topic.mayShow("c")).as("before all is read").isTrue();
        topic.markRead();
        assertThat(topic.mayShow("a")).isTrue();
        assertThat(topic.mayShow("b")).isFalse();
        assertThat(topic.mayShow("c")).isFalse();
    }

    @Test
    void anAttributeIsKnownOnceAnItemHasHadIt() {
        assertThat(topic.hasAttribute("price")).isFalse();
        record("a", "{'item_id':'a','attributes':{'price':3}}");
        record("a", "{'item_id':'a'}");
        assertThat(topic.hasAttribute("price")).isTrue();
    }

    private void record(String key, String json) {
        topic.accept(new KafkaRecord(
                "items",
                0,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                json == null ? null : json.replace('\'', '"').getBytes(UTF_8)));
    }
}
