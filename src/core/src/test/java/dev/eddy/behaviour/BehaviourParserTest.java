package dev.eddy.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.filter.Mute;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourParserTest {
    private static final long NOON = 1_700_000_000_000L;
    private static final String CLICK = "{'user_id':'u','item_id':'i','type':'click','ts':1699999999000";

    private final BehaviourParser parser = new BehaviourParser();

    @Test
    void readsEveryField() {
        var parsed = parse("{'event_id':'e','user_id':'Ünï','item_id':'i','type':'purchase','ts':1699999999000,"
                + "'dwell_ms':1200,'value':9.5,'tags':['jazz',7],'attributes':{'country':'de','city':null,'age':41}}");
        assertThat(parsed.value())
                .isEqualTo(new Behaviour(
                        "e",
                        "Ünï",
                        "i",
                        BehaviourType.PURCHASE,
                        1_699_999_999_000L,
                        new Behaviour.Details(
                                1200, 9.5, List.of("jazz", "7"), Map.of("country", "de", "age", "41"), null, null),
                        NOON,
                        0));
        assertThat(parsed.isRefused()).isFalse();
        assertThat(parsed.clamped()).isFalse();
    }

    @Test
    void acceptsNumbersAsIds() {
        Behaviour behaviour = parse(
                        "{'user_id':7527,'item_id':123456789012345678901234,'type':'click','ts':" + NOON + "}")
                .value();
        assertThat(behaviour.userId()).isEqualTo("7527");
        assertThat(behaviour.itemId()).isEqualTo("123456789012345678901234");
    }

    @Test
    void onlyAMergeHasAFromThatCounts() {
        for (String from : List.of("{'page':['a',{}]}", "''", "7", "[1,2]", "null")) {
            var parsed = parse(CLICK + ",'from':" + from + ",'value':3}");
            assertThat(parsed.reason()).isNull();
            assertThat(parsed.value().from()).isNull();
            assertThat(parsed.value().details().value()).isEqualTo(3);
        }
    }

    @Test
    void ignoresUnknownAndNullFields() {
        var parsed = parse(CLICK + ",'context':{'page':[1,{'a':2}]},'value':null,'event_id':''}");
        assertThat(parsed.reason()).isNull();
        assertThat(parsed.value().eventId()).isNull();
    }

    @Test
    void setsATimeAheadOfTheBrokerBackToTheAppendTime() {
        var parsed = parse("{'user_id':'u','item_id':'i','type':'click','ts':" + (NOON + 1) + "}");
        assertThat(parsed.clamped()).isTrue();
        assertThat(parsed.value().atMillis()).isEqualTo(NOON);
    }

    @Test
    void aVisitNeedsNoItemAndKeepsNone() {
        var parsed = parse("{'user_id':'u','item_id':'i','type':'visit','ts':" + NOON + "}");
        assertThat(parsed.value().itemId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        nonsense                                                             | malformed JSON
        {'user_id':'u'                                                       | malformed JSON
        {} {}                                                                | malformed JSON: more than one value
        []                                                                   | not a JSON object
        'text'                                                               | not a JSON object
        null                                                                 | not a JSON object
        {}                                                                   | no user_id
        {'user_id':'','item_id':'i','type':'click','ts':1}                   | no user_id
        {'user_id':true,'item_id':'i','type':'click','ts':1}                 | user_id is neither text nor a whole number
        {'user_id':{'a':1},'item_id':'i','type':'click','ts':1}              | user_id is neither text nor a whole number
        {'user_id':'a\\u0000b','item_id':'i','type':'click','ts':1}          | user_id contains NUL
        {'user_id':'\\ud800','item_id':'i','type':'click','ts':1}            | user_id contains half a surrogate pair
        {'user_id':'u','type':'click','ts':1700000000000}                    | no item_id, which every click needs
        {'user_id':'u','item_id':'i','ts':1700000000000}                     | no type
        {'user_id':'u','item_id':'i','type':'poke','ts':1}                   | unknown type: poke
        {'user_id':'u','item_id':'i','type':'CLICK','ts':1}                  | unknown type: CLICK
        {'user_id':'u','item_id':'i','type':['click'],'ts':1}                | unknown type: [
        {'user_id':'u','item_id':'i','type':'click'}                         | no ts
        {'user_id':'u','item_id':'i','type':'click','ts':-1}                 | ts is before 1990
        {'user_id':'u','item_id':'i','type':'click','ts':1700000000}         | ts is before 1990, maybe not milliseconds
        {'user_id':'u','item_id':'i','type':'click','ts':'yesterday'}        | ts is not a whole number
        {'user_id':'u','item_id':'i','type':'click','ts':99999999999999999999} | ts is not a whole number
        {'user_id':'u','item_id':'i','type':'click','dwell_ms':-5}           | dwell_ms is not a whole number
        {'user_id':'u','item_id':'i','type':'click','value':1e999}           | value is not a finite number
        {'user_id':'u','item_id':'i','type':'click','value':'9'}             | value is not a finite number
        {'user_id':'u','type':'profile','tags':'jazz'}                       | tags is not a list
        {'user_id':'u','type':'profile','tags':['a',{}]}                     | one of tags is not text
        {'user_id':'u','type':'profile','tags':['']}                         | no one of tags
        {'user_id':'u','type':'merge','ts':1700000000000}                    | no from, which a merge needs
        {'user_id':'u','type':'merge','ts':1700000000000,'from':'u'}         | a merge of a user with itself
        {'user_id':'u','type':'merge','ts':1700000000000,'from':['a']}       | from is neither text nor a whole number
        {'user_id':'u','type':'mute','ts':1700000000000}                     | mute needs one of author, category and tag, and has 0
        {'user_id':'u','type':'unmute','ts':1700000000000,'tag':'a','author':'b'} | unmute needs one of author, category and tag, and has 2
        {'user_id':'u','type':'mute','ts':1700000000000,'tag':['a']}         | tag is neither text nor a whole number
        {'user_id':'u','type':'mute','ts':1700000000000,'tag':'a','until':1700000000000} | until is not after ts
        {'user_id':'u','type':'mute','ts':1700000000000,'tag':'a','until':'soon'} | until is not a whole number of milliseconds
        {'user_id':'u','type':'visit','attributes':['de']}                   | attributes is not an object
        {'user_id':'u','type':'visit','attributes':{'country':{'a':1}}}      | country in attributes is not text
        {'user_id':'u','type':'visit','attributes':{'country':''}}           | no country
        {'user_id':'u','type':'visit','attributes':{'a=b':'c'}}              | a name in attributes contains =: a=b
        """)
    void refusesWithAReason(String json, String reason) {
        var parsed = parse(json);
        assertThat(parsed.value()).isNull();
        assertThat(parsed.reason()).startsWith(reason);
    }

    @Test
    void refusesATombstone() {
        assertThat(parser.parse(record(null)).reason()).isEqualTo("no value");
    }

    @Test
    void refusesIdsOver256BytesOfUtf8() {
        assertThat(parse(CLICK + ",'event_id':'" + "é".repeat(128) + "'}").isRefused())
                .isFalse();
        assertThat(parse(CLICK + ",'event_id':'" + "é".repeat(129) + "'}").reason())
                .isEqualTo("event_id is over 256 bytes");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(parse(CLICK + ",'x':" + "[".repeat(20) + "]".repeat(20) + "}")
                        .reason())
                .startsWith("nesting too deep");
    }

    @Test
    void refusesRecordsOver64KiB() {
        assertThat(parse(CLICK + ",'x':'" + "x".repeat(64 * 1024) + "'}").reason())
                .startsWith("record over 64 KiB: ");
    }

    @Test
    void refusesTooManyTags() {
        String tags = "'t',".repeat(BehaviourParser.MAX_TAGS) + "'t'";
        assertThat(parse("{'tags':[" + tags + "]}").reason()).isEqualTo("more than 128 tags");
    }

    @Test
    void refusesTooManyAttributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            attributes.append(i == 0 ? "" : ",").append("'a").append(i).append("':'x'");
        }
        assertThat(parse("{'attributes':{" + attributes + "}}").reason()).isEqualTo("more than 8 attributes");
    }

    @Test
    void noBytesMakeItThrow() {
        var random = new Random(1);
        byte[] click = (CLICK.replace('\'', '"') + "}").getBytes(UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = click.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            var parsed = parser.parse(record(broken));
            assertThat(parsed.value() == null).isEqualTo(parsed.isRefused());
        }
    }

    @Test
    void anEventKnowsItsPlaceInTheTopic() {
        assertThat(position(0, 7)).isEqualTo(7);
        assertThat(position(3, 9)).isGreaterThan(position(3, 8));
        assertThat(position(4, 0)).isGreaterThan(position(3, 1L << 40));
    }

    private long position(int partition, long offset) {
        byte[] click = (CLICK + "}").replace('\'', '"').getBytes(UTF_8);
        return parser.parse(new KafkaRecord("behaviour-events", partition, offset, NOON, null, click))
                .value()
                .position();
    }

    @Test
    void readsWhatTheEncoderWrites() {
        var full = new Behaviour(
                "e\"1",
                "u\n",
                "ї",
                BehaviourType.SHARE,
                NOON - 5,
                new Behaviour.Details(17, -2.25, .5, List.of("sci-fi", "日本"), Map.of("device", "tv"), null, null),
                NOON,
                0);
        var merge = new Behaviour(
                null,
                "u",
                null,
                BehaviourType.MERGE,
                NOON,
                new Behaviour.Details(0, 0, List.of(), Map.of(), "cookie", null),
                NOON,
                0);
        var bare = new Behaviour(null, "u", null, BehaviourType.VISIT, NOON, Behaviour.Details.NONE, NOON, 0);
        assertThat(parser.parse(record(BehaviourEncoder.encode(full))).value()).isEqualTo(full);
        assertThat(parser.parse(record(BehaviourEncoder.encode(bare))).value()).isEqualTo(bare);
        assertThat(parser.parse(record(BehaviourEncoder.encode(merge))).value()).isEqualTo(merge);
    }

    private Parsed<Behaviour> parse(String json) {
        return parser.parse(record(json.replace('\'', '"').getBytes(UTF_8)));
    }

    private static KafkaRecord record(byte[] value) {
        return new KafkaRecord("behaviour-events", 0, 0, NOON, null, value);
    }

    @Test
    void aMuteNamesAnAuthorACategoryOrATag() {
        String mute = "{'until':1700000000001,'author':'bob','user_id':'u','type':'mute','ts':1700000000000}";
        assertThat(parse(mute).value().mute()).isEqualTo(new Mute(Mute.Kind.AUTHOR, "bob", 1_700_000_000_001L));
        String forever = "{'user_id':'u','type':'mute','ts':1700000000000,'category':'lp','item_id':'left out'}";
        assertThat(parse(forever).value().mute()).isEqualTo(new Mute(Mute.Kind.CATEGORY, "lp", Mute.FOREVER));
        assertThat(parse(forever).value().itemId()).isNull();
        String unmute = "{'user_id':'u','type':'unmute','ts':1700000000000,'tag':'jazz','until':1}";
        assertThat(parse(unmute).value().mute()).isEqualTo(new Mute(Mute.Kind.TAG, "jazz", Mute.ENDED));
        for (String each : List.of(mute, forever, unmute)) {
            Behaviour behaviour = parse(each).value();
            assertThat(parser.parse(record(BehaviourEncoder.encode(behaviour))).value())
                    .isEqualTo(behaviour);
        }
    }

    @Test
    void otherEventsMayHaveFieldsOfAMutesNames() {
        String click = "{'user_id':'u','item_id':'i','type':'click','ts':1700000000000,"
                + "'author':{'name':'bob'},'category':['a'],'tag':'b','until':'tomorrow'}";
        assertThat(parse(click).value().mute()).isNull();
    }
}
