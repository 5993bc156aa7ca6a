package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.filter.ItemFacts;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemRecordParserTest {
    private final ItemRecordParser parser = new ItemRecordParser(2);

    @Test
    void readsEveryField() {
        var parsed = parse(
                "i",
                "{'item_id':'i','title':'T','tags':['jazz',{'tag':'rock','weight':2.5,'category':'genre'}],"
                        + "'category':'music','author':'A','place':'Turin','quality':0.25,'published_at':5,'expires_at':9,'vector':[0.5,-1],"
                        + "'colour':{'r':1}}");
        assertThat(parsed.reason()).isNull();
        assertThat(parsed.value())
                .isEqualTo(new ItemRecord(
                        "i",
                        new ItemRecord.Description("T", "music", "A", "Turin"),
                        List.of(new Tag("jazz", 1, null), new Tag("rock", 2.5f, "genre")),
                        .25f,
                        5,
                        9,
                        new float[] {.5f, -1},
                        false));
    }

    @Test
    void everythingButTheIdIsOptional() {
        ItemRecord item = parse(null, "{'item_id':22,'tags':null}").value();
        assertThat(item)
                .isEqualTo(new ItemRecord(
                        "22",
                        ItemRecord.Description.NONE,
                        List.of(),
                        Float.NaN,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        null,
                        false));
    }

    @Test
    void filtersSeeAttributesAndWhetherTheItemCanBeHad() {
        ItemFacts facts = facts("{'item_id':'i','tags':['a',{'tag':'b'}],'category':'c','author':'x','quality':0.7,"
                + "'published_at':5,'expires_at':9,'available':false,"
                + "'attributes':{'price':-0.0,'brand':'Acme','on_sale':true,'sizes':['s',3],'none':null,'größe':7}}");
        assertThat(facts)
                .isEqualTo(new ItemFacts(
                        "i",
                        "c",
                        "x",
                        List.of("a", "b"),
                        .7,
                        5,
                        9,
                        false,
                        Map.of(
                                "price",
                                0.0,
                                "brand",
                                "Acme",
                                "on_sale",
                                true,
                                "sizes",
                                List.of("s", "3"),
                                "größe",
                                7.0)));
        assertThat(facts("{'item_id':'i'}").isAvailableAt(0)).isTrue();
    }

    private ItemFacts facts(String json) {
        return parser.parseFacts(record("i", json)).value();
    }

    @Test
    void theJobPublishesAnItemThatCannotBeHadNever() {
        assertThat(parse("i", "{'item_id':'i','published_at':5,'available':false}")
                        .value()
                        .publishedAtMillis())
                .isEqualTo(ItemRecord.NOT_AVAILABLE);
        assertThat(parse("i", "{'item_id':'i','published_at':5,'available':true}")
                        .value()
                        .publishedAtMillis())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    [1]              | attributes is not an object
                    {'category':'a'} | attribute category is a word of filters, or has other characters than letters, digits and _
                    {'a-b':1}        | attribute a-b is a word of filters, or has other characters than letters, digits and _
                    {'x':{}}         | attribute x is neither text, number, true, false nor a list of texts
                    {'x':[['a']]}    | a value of attribute x is not text
                    {'x':1e999}      | attribute x is not a finite number
                    """)
    void attributesOfOtherTypesAreRefused(String attributes, String reason) {
        String json = "{'item_id':'i','attributes':" + attributes + "}";
        assertThat(parse("i", json).reason()).isEqualTo(reason);
        assertThat(parser.parseFacts(record("i", json)).reason()).isEqualTo(reason);
    }

    @Test
    void attributesAreLimited() {
        String many = IntStream.range(0, 33).mapToObj(i -> "'a" + i + "':1").collect(Collectors.joining(","));
        assertThat(parse("i", "{'item_id':'i','attributes':{" + many + "}}").reason())
                .isEqualTo("more than 32 attributes");
        String texts = IntStream.range(0, 65).mapToObj(i -> "'t'").collect(Collectors.joining(","));
        assertThat(parse("i", "{'item_id':'i','attributes':{'x':[" + texts + "]}}")
                        .reason())
                .isEqualTo("more than 64 texts in attribute x");
        assertThat(parse("i", "{'item_id':'i','attributes':{'x':'" + "t".repeat(257) + "'}}")
                        .reason())
                .isEqualTo("attribute x is over 256 bytes");
        assertThat(parse("i", "{'item_id':'i','available':1}").reason())
                .isEqualTo("available is neither true nor false");
    }

    @Test
    void aPositionIsInCellsOfThreeSizes() {
        ItemRecord item = parse("i", "{'item_id':'i','place':{'lat':45.07,'lon':7.69,'name':[1]}}")
                .value();
        assertThat(item.places()).containsExactly("geo:u0j2", "geo:u0j2q", "geo:u0j2qu");
        assertThat(parse("i", "{'item_id':'i','place':22}").value().places()).containsExactly("22");
        assertThat(parse("i", "{'item_id':'i','place':null}").value().places()).isEmpty();
    }

    @Test
    void aTombstoneTakesTheItemOfItsKeyDown() {
        assertThat(parse("i", null).value()).isEqualTo(ItemRecord.takenDown("i"));
        assertThat(parse(null, null).reason()).isEqualTo("no key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {}                                                        | no item_id
        {'item_id':'j'}                                           | the key is not the item_id: i
        {'item_id':'i','tags':'jazz'}                             | tags is not a list
        {'item_id':'i','tags':[['jazz']]}                         | one of tags is neither text nor an object
        {'item_id':'i','tags':[{'weight':1}]}                     | no name of a tag
        {'item_id':'i','tags':[{'weight':0}]}                     | no name of a tag
        {'item_id':'i','tags':[{'tag':{'tag':'x'}}]}              | a tag's name is not text
        {'item_id':'i','tags':[{'tag':'a','weight':0}]}           | a tag's weight is not positive and finite: 0.0
        {'item_id':'i','tags':[{'tag':'a','weight':-1}]}          | a tag's weight is not positive and finite: -1.0
        {'item_id':'i','tags':[{'tag':'a','weight':1e99}]}        | a tag's weight is not positive and finite: Infinity
        {'item_id':'i','tags':[{'tag':'a','weight':'1'}]}         | a tag's weight is not a number
        {'item_id':'i','quality':1.01}                            | quality is not a number from 0 to 1
        {'item_id':'i','quality':'good'}                          | quality is not a number from 0 to 1
        {'item_id':'i','place':['Turin']}                         | place is neither text nor an object
        {'item_id':'i','place':''}                                | place is empty
        {'item_id':'i','place':'geo:u0'}                          | place begins with geo:, as positions do
        {'item_id':'i','place':{}}                                | place has no lat and lon
        {'item_id':'i','place':{'lat':45}}                        | place has no lat and lon
        {'item_id':'i','place':{'lat':'45','lon':7}}              | place's lat is not a number from -90 to 90
        {'item_id':'i','place':{'lat':null,'lon':7}}              | place's lat is not a number from -90 to 90
        {'item_id':'i','place':{'lat':90.1,'lon':7}}              | place's lat is not a number from -90 to 90
        {'item_id':'i','place':{'lat':45,'lon':-181}}             | place's lon is not a number from -180 to 180
        {'item_id':'i','published_at':'2020'}                     | published_at is not a time in milliseconds
        {'item_id':'i','expires_at':-1}                           | expires_at is not a time in milliseconds
        {'item_id':'i','vector':[1]}                              | vector has 1 components, not 2
        {'item_id':'i','vector':[1,2,3]}                          | vector has 3 components, not 2
        {'item_id':'i','vector':[0,0]}                            | vector is zero
        {'item_id':'i','vector':[1,1e99]}                         | a component of vector is not finite
        {'item_id':'i','vector':[1,'x']}                          | a component of vector is not a number
        """)
    void refusesWithAReason(String json, String reason) {
        var parsed = parse("i", json);
        assertThat(parsed.value()).isNull();
        assertThat(parsed.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {'item_id':'i','title':'%s'}                              | 4096 | title is over 4096 bytes
        {'item_id':'i','author':'%s'}                             | 4096 | author is over 4096 bytes
        {'item_id':'i','category':'%s'}                           |  256 | category is over 256 bytes
        {'item_id':'i','tags':[{'tag':'a','category':'%s'}]}      |  256 | a tag's category is over 256 bytes
        {'item_id':'i','tags':['%s']}                             |  256 | name of a tag is over 256 bytes
        """)
    void noTextIsLongerThanItsLimit(String json, int limit, String reason) {
        for (String letter : List.of("x", "é", "語", "😀")) {
            int bytes = letter.getBytes(UTF_8).length;
            String longest = letter.repeat(limit / bytes);
            assertThat(parse("i", json.formatted(longest)).reason()).isNull();
            assertThat(parse("i", json.formatted(longest + letter)).reason()).isEqualTo(reason);
        }
        assertThat(parse("i", json.formatted("x".repeat(900_000))).reason()).isEqualTo(reason);
    }

    private Parsed<ItemRecord> parse(String key, String json) {
        return parser.parse(record(key, json));
    }

    private static KafkaRecord record(String key, String json) {
        return new KafkaRecord(
                "items",
                0,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                json == null ? null : json.replace('\'', '"').getBytes(UTF_8));
    }
}
