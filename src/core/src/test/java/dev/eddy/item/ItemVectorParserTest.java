package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemVectorParserTest {
    private final ItemVectorParser parser =
            new ItemVectorParser(List.of(VectorSpace.ofContent("title", 2), VectorSpace.ofContent("sound", 3)));

    @Test
    void theDirectionOfAVectorIsTakenWhateverItsLength() {
        ItemVector vector = parsed("title:a:1", "{'vector': [3, 4], 'space': 'title', 'item_id': 'a:1'}")
                .value();
        assertThat(vector.space()).isEqualTo("title");
        assertThat(vector.itemId()).isEqualTo("a:1");
        assertThat(vector.vector()).containsExactly(.6f, .8f);
    }

    @Test
    void whatAClickAddsToTheUserMayDifferFromWhatIsSearched() {
        ItemVector both = parsed("title:a", "{'space': 'title', 'item_id': 'a', 'vector': [0, 2], 'input': [3, 4]}")
                .value();
        assertThat(both.vector()).containsExactly(0, 1);
        assertThat(both.input()).containsExactly(.6f, .8f);
        assertThat(parsed("title:a", "{'space': 'title', 'item_id': 'a', 'vector': [0, 2]}")
                        .value()
                        .input())
                .isEmpty();
    }

    @Test
    void eachSpaceHasItsOwnDimension() {
        assertThat(parsed("sound:a", "{'space': 'sound', 'item_id': 'a', 'vector': [1, 2, 3]}")
                        .isRefused())
                .isFalse();
        assertThat(parsed("sound:a", "{'space': 'sound', 'item_id': 'a', 'vector': [1, 2]}")
                        .reason())
                .isEqualTo("vector has 2 components, not 3");
    }

    @Test
    void aNullValueTakesTheVectorBackAlsoOfAnItemThatNobodyKnows() {
        ItemVector back = parsed("title:x:y", null).value();
        assertThat(back.space()).isEqualTo("title");
        assertThat(back.itemId()).isEqualTo("x:y");
        assertThat(back.vector()).isEmpty();
    }

    @Test
    void aVersionOfAVectorIsInTheKeyAndTheValue() {
        ItemVector vector = parsed("title@7:a", "{'space': 'title', 'version': 7, 'item_id': 'a', 'vector': [0, 2]}")
                .value();
        assertThat(vector.version()).isEqualTo(7);
        assertThat(ItemUpdate.of(vector).vector("title@7")).containsExactly(0, 1);
        assertThat(parsed("title@7:a", null).value().version()).isEqualTo(7);
    }

    @Test
    void whatCompletesAVersionIsNoVector() {
        var manifest = new VersionManifest("title", 7, 3, "00", 0, 0, null);
        assertThat(parsed("title@7", new String(manifest.encode(), UTF_8)).isIgnored())
                .isTrue();
        assertThat(parsed("title@7", null).isIgnored()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title:a | {'space': 'title', 'item_id': 'a', 'vector': [0, 0]}   | vector is zero",
                "title:a | {'space': 'title', 'item_id': 'a', 'vector': [1e39, 1]} | a component of vector is not finite",
                "title:a | {'space': 'title', 'item_id': 'a', 'vector': ['NaN', 1]} | a component of vector is not a number",
                "title:a | {'space': 'title', 'item_id': 'a', 'vector': 7}         | vector is not a list",
                "title:a | {'space': 'title', 'item_id': 'a'}                      | no vector",
                "title:a | {'space': 'title', 'item_id': 'a', 'vector': [1, 1], 'input': [1]} | "
                        + "input has 1 components, not 2",
                "title:a | {'space': 'title', 'item_id': 'a', 'vector': [1, 1], 'input': [0, 0]} | input is zero",
                "title:a | {'space': 'title', 'vector': [1, 1]}                    | no item_id",
                "title:a | {'item_id': 'a', 'vector': [1, 1]}                      | no space",
                "title:a | {'space': {}, 'item_id': 'a', 'vector': [1, 1]}         | space is not text",
                "tag:a   | {'space': 'tag', 'item_id': 'a', 'vector': [1, 1]}      | "
                        + "unknown space tag, catalog.spaces has [title, sound]",
                "title:b | {'space': 'title', 'item_id': 'a', 'vector': [1, 1]}    | "
                        + "the key is not SPACE:ITEM or SPACE@VERSION:ITEM of the value: title:b",
                "title:a | {'space': 'title', 'version': 7, 'item_id': 'a', 'vector': [1, 1]} | "
                        + "the key is not SPACE:ITEM or SPACE@VERSION:ITEM of the value: title:a",
                "title:a | {'space': 'title', 'version': -1, 'item_id': 'a', 'vector': [1, 1]} | "
                        + "version is not a whole number of 0 or more",
                "title@x:a |                                                        | the version in the key is not one",
                "title@0:a |                                                        | the version in the key is not one",
                "title:a | nonsense                                                | malformed JSON",
                "title   |                                                         | the key is not SPACE:ITEM",
                "title:  |                                                         | no item in the key",
                "other:a |                                                         | "
                        + "unknown space other, catalog.spaces has [title, sound]",
            })
    void whatIsNoVectorIsRefusedWithItsReason(String key, String json, String reason) {
        assertThat(parsed(key, json).reason()).startsWith(reason);
    }

    private Parsed<ItemVector> parsed(String key, String json) {
        return parser.parse(new KafkaRecord(
                "item-vectors",
                0,
                0,
                0,
                key.getBytes(UTF_8),
                json == null ? null : json.replace('\'', '"').getBytes(UTF_8)));
    }
}
