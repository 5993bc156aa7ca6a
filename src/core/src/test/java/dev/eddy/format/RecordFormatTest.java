package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.Tag;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFormatTest {
    private static final long TS = 1_700_000_000_000L;
    private static final Map<String, String> SHOP = Map.of(
            "records.events.fields", "user_id=visitorid, item_id=product.sku, ts=timestamp(s), type=event, value=price",
            "records.events.types",
                    "view=click, addtocart=collect, transaction=purchase, watch=click:0.5, scroll=ignore");

    @Test
    void eddysOwnRecordsAreParsedAsTheyAre() {
        RecordParser<Behaviour> parser = events(Map.of());
        String json = "{\"user_id\":\"ann\",\"item_id\":\"a\",\"type\":\"click\",\"ts\":" + TS + "}";
        assertThat(parse(parser, json).value().atMillis()).isEqualTo(TS);
        assertThat(parse(parser, "{\"user_id\":\"ann\"}").reason()).isEqualTo("no type");
        assertThat(Options.defaults(RecordOptions.class).events().isEddys()).isTrue();
    }

    @Test
    void jsonMayHaveASchemaIdBeforeIt() {
        String json = "\0\0\0\0\u0007{\"user_id\":\"ann\",\"item_id\":\"a\",\"type\":\"click\",\"ts\":" + TS + "}";
        assertThat(parse(events(Map.of()), json).value().userId()).isEqualTo("ann");
        assertThat(parse(events(Map.of("records.events.types", "view=click")), json)
                        .value()
                        .userId())
                .isEqualTo("ann");
    }

    @Test
    void fieldsAndTypesOfOthersBecomeEddys() {
        Behaviour bought = parse(events(SHOP), """
                {"visitorid": 17, "product": {"sku": "a/1"}, "timestamp": "1700000000.25", "event": "transaction", "price": "9.99", "other": []}""").value();
        assertThat(bought.userId()).isEqualTo("17");
        assertThat(bought.itemId()).isEqualTo("a/1");
        assertThat(bought.atMillis()).isEqualTo(TS + 250);
        assertThat(bought.type()).isEqualTo(BehaviourType.PURCHASE);
        assertThat(bought.details().value()).isEqualTo(9.99);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in progress=purchase, view=click",
                "\"in progress\" = purchase, view=click",
                "view=click, \"a, b=c\"=like, \"in progress\"=purchase"
            })
    void aTypeOfOthersMayBeInQuotes(String types) {
        String json = "{\"user_id\":\"ann\",\"item_id\":\"a\",\"type\":\"in progress\",\"ts\":" + TS + "}";
        assertThat(parse(events(Map.of("records.events.types", types)), json)
                        .value()
                        .type())
                .isEqualTo(BehaviourType.PURCHASE);
    }

    @Test
    void aTypeOfOthersMayHaveAWeightOrBeLeftOut() {
        assertThat(parse(events(SHOP), event("watch")).value().details().weight())
                .isEqualTo(.5);
        assertThat(parse(events(SHOP), event("scroll")).isIgnored()).isTrue();
        assertThat(parse(events(SHOP), event("like")).value().type())
                .as("a type of Eddy's that is not named")
                .isEqualTo(BehaviourType.LIKE);
        assertThat(parse(events(SHOP), event("hover")).reason()).isEqualTo("unknown type: hover (type is event)");
    }

    @Test
    void allOtherTypesMayBeLeftOut() {
        var types = Map.of("records.events.types", "view=click, *=ignore");
        String json = "{\"user_id\":\"ann\",\"item_id\":\"a\",\"type\":\"%s\",\"ts\":" + TS + "}";
        assertThat(parse(events(types), json.formatted("view")).value().type()).isEqualTo(BehaviourType.CLICK);
        assertThat(parse(events(types), json.formatted("like")).isIgnored()).isTrue();
        assertThat(parse(events(types), "{\"user_id\":\"ann\"}").reason()).isEqualTo("no type");
    }

    @Test
    void dayAndTimeMayBeTwoFields() {
        RecordParser<Behaviour> parser = events(Map.of(
                "records.events.fields",
                "user_id=who, item_id=what, type='click', ts=day+time('dd/MM/yyyy HH:mm:ss' in America/Sao_Paulo)"));
        String json = "{\"who\":\"ann\",\"what\":\"a\",\"day\":\"14/11/2023\",\"time\":\" 19:13:20\"}";
        assertThat(parse(parser, json).value().atMillis()).isEqualTo(TS);
        assertThat(parse(parser, json.replace("19:13", "19.13")).reason())
                .contains("(ts is day+time): 14/11/2023 19.13:20");
        assertThat(parse(parser, json.replace("\"time\"", "\"hour\"")).reason()).isEqualTo("no ts (ts is day+time)");
    }

    @Test
    void anEntryOfAListGoesByItsNumber() {
        RecordParser<ItemRecord> parser = items(Map.of("records.items.fields", "item_id=id, author=artists.0"));
        for (String artists : List.of("[\"Ann\",\"Bob\"]", "\"{Ann,Bob}\"", "\"[\\\"Ann\\\"]\"")) {
            assertThat(parser.apply(record("a", "{\"id\":\"a\",\"artists\":" + artists + "}"))
                            .value()
                            .description()
                            .author())
                    .isEqualTo("Ann");
        }
        assertThat(parser.apply(record("a", "{\"id\":\"a\",\"artists\":\"Ann\"}"))
                        .value()
                        .description()
                        .author())
                .isNull();
    }

    @Test
    void aLongTextInAListIsReadWithoutALotOfStack() {
        RecordParser<ItemRecord> parser = items(Map.of("records.items.fields", "item_id=id, author=words.1"));
        for (String text : List.of("a".repeat(60_000), "\\\\\\\"".repeat(15_000))) {
            String json = "{\"id\":\"a\",\"words\":\"{\\\"" + text + "\\\",Ann}\"}";
            assertThat(parser.apply(record("a", json)).value().description().author())
                    .isEqualTo("Ann");
        }
    }

    @Test
    void twoObjectsInARecordAreRefusedInPlainWords() {
        assertThat(parse(events(SHOP), event("view") + event("view")).reason())
                .isEqualTo("malformed JSON: more than one value");
    }

    @Test
    void aRefusalNamesTheFieldOfTheProducer() {
        assertThat(parse(events(SHOP), "{\"product\":{\"sku\":1},\"timestamp\":1700000000,\"event\":\"view\"}")
                        .reason())
                .isEqualTo("no user_id (user_id is visitorid)");
        assertThat(parse(events(SHOP), "{\"visitorid\":1,\"timestamp\":\"noon\"}")
                        .reason())
                .isEqualTo("ts is not a time (s) (ts is timestamp): noon");
        assertThat(parse(events(SHOP), "[1]").reason()).isEqualTo("not a JSON object");
        assertThat(parse(events(SHOP), "{\"visitorid\":").reason()).startsWith("malformed JSON: ");
    }

    @Test
    void aFieldMayComeFromTheFirstOfSeveralThatIsThere() {
        RecordParser<Behaviour> parser = events(
                Map.of(
                        "records.events.fields",
                        "user_id=account | visitor.cookie, item_id=sku, type='click', ts=at(s)|seen('dd.MM.yyyy HH:mm' in Europe/Berlin)"));
        assertThat(parse(parser, """
                {"account":" ","visitor":{"cookie":"c-1"},"sku":"a","at":null,"seen":"14.11.2023 23:13"}""").value()).satisfies(click -> {
            assertThat(click.userId()).isEqualTo("c-1");
            assertThat(click.atMillis()).isEqualTo(TS - 20_000);
        });
        assertThat(parse(parser, """
                {"account":7,"visitor":{"cookie":"c-1"},"sku":"a","at":1700000000}""").value().userId()).isEqualTo("7");
        assertThat(parse(parser, "{\"sku\":\"a\",\"at\":1700000000}").reason())
                .isEqualTo("no user_id (user_id is account|visitor.cookie)");
    }

    @Test
    void fieldsThatAreNotNamedKeepTheirNamesAndConstantsFillIn() {
        Map<String, String> options = Map.of(
                "records.events.fields",
                "type='click', ts=at(iso), attributes.country=geo.country, attributes.app='web'");
        Behaviour click = parse(events(options), """
                {"user_id":"ann","item_id":"a","at":"2023-11-14T22:13:20Z","geo":{"country":"de"}}""").value();
        assertThat(click.atMillis()).isEqualTo(TS);
        assertThat(click.attributes()).isEqualTo(Map.of("country", "de", "app", "web"));
    }

    @Test
    void columnsOfALineGoByTheirNumber() {
        Map<String, String> csv = Map.of(
                "records.events.format", "csv",
                "records.events.fields", "user_id=1, item_id=2, ts=3(s), type='click'");
        Behaviour click =
                parse(events(csv), "ann,\"a, \"\"b\"\"\",1700000000\r\n").value();
        assertThat(click.itemId()).isEqualTo("a, \"b\"");
        assertThat(parse(events(csv), "ann,,1700000000").reason())
                .isEqualTo("no item_id, which every click needs (item_id is 2)");
        assertThat(parse(events(csv), "a,b,1\nc,d,2").reason()).isEqualTo("malformed CSV: more than one line");
        assertThat(parse(events(csv), "a,\"b").reason()).startsWith("malformed CSV: ");
        assertThat(parse(events(csv), "").reason()).isEqualTo("malformed CSV: nothing there");
        Map<String, String> tsv = Map.of(
                "records.events.format", "tsv",
                "records.events.fields", "user_id=1, item_id=2, ts=3(s), type='click'");
        assertThat(parse(events(tsv), "ann\ta,b\t1700000000").value().itemId()).isEqualTo("a,b");
    }

    @Test
    void itemsOfOthersHaveTagsAndAttributes() {
        RecordParser<ItemRecord> parser = items(Map.of(
                "records.items.fields",
                "item_id=sku, title=name, tags=genres(|), quality=stars(5), published_at=released('dd.MM.yyyy'), "
                        + "attributes.price=price, available=stock"));
        ItemRecord item = parser.apply(record("other key", """
                {"sku":7,"name":"Up","genres":"Animation|Comedy","stars":4,"released":"28.05.2009","price":9.5,"stock":"yes"}""")).value();
        assertThat(item.itemId()).isEqualTo("7");
        assertThat(item.tags()).extracting(tag -> tag.name()).containsExactly("Animation", "Comedy");
        assertThat(item.quality()).isEqualTo(.8f);
        assertThat(item.publishedAtMillis()).isEqualTo(1_243_468_800_000L);
    }

    @Test
    void tagsMayComeFromSeveralFields() {
        RecordParser<ItemRecord> parser =
                items(Map.of("records.items.fields", "item_id=id, tags=kind + words(|) + area.name"));
        assertThat(parser.apply(record("7", """
                {"id":7,"kind":"Hike","area":{"name":"Alps"},"words":"hut|Hike| lake"}""")).value().tags())
                .extracting(tag -> tag.name())
                .containsExactly("Hike", "hut", "lake", "Alps");
        assertThat(parser.apply(record("7", "{\"id\":7,\"kind\":\"\",\"words\":null}"))
                        .value()
                        .tags())
                .isEmpty();
    }

    @Test
    void anItemIsTakenDownByItsStateOrByATombstone() {
        RecordParser<ItemRecord> parser =
                items(Map.of("records.items.fields", "item_id=sku, deleted=state(archived), title=name"));
        assertThat(parser.apply(record("k", "{\"sku\":7,\"state\":\"archived\"}"))
                        .value()
                        .down())
                .isTrue();
        assertThat(parser.apply(record("k", "{\"sku\":7,\"state\":\"on sale\"}"))
                        .value()
                        .down())
                .isFalse();
        assertThat(parser.apply(record("7", null)).value().itemId()).isEqualTo("7");
    }

    @Test
    void rowsOfADatabaseComeAndGo() {
        RecordParser<ItemRecord> parser = items(
                Map.of("records.items.format", "debezium-json", "records.items.fields", "item_id=id, title=name"));
        String row = "{\"id\":7,\"name\":\"Up\"}";
        assertThat(parser.apply(record("{\"id\":7}", "{\"op\":\"c\",\"before\":null,\"after\":" + row + "}"))
                        .value()
                        .itemId())
                .isEqualTo("7");
        assertThat(parser.apply(record(
                                "{\"id\":7}",
                                "{\"schema\":{},\"payload\":{\"op\":\"u\",\"before\":null,\"after\":" + row + "}}"))
                        .value()
                        .itemId())
                .as("with the schema beside it")
                .isEqualTo("7");
        for (String before : new String[] {row, "null"}) {
            ItemRecord gone = parser.apply(
                            record("{\"id\":7}", "{\"op\":\"d\",\"before\":" + before + ",\"after\":null}"))
                    .value();
            assertThat(gone.down()).isTrue();
            assertThat(gone.itemId()).isEqualTo("7");
        }
        assertThat(parser.apply(record("{\"schema\":{},\"payload\":{\"id\":7}}", null))
                        .value()
                        .itemId())
                .as("the tombstone after a deletion")
                .isEqualTo("7");
        assertThat(parser.apply(record("{}", "{\"op\":\"t\"}")).isIgnored()).isTrue();
        assertThat(parser.apply(record("{}", "{\"id\":7}")).reason())
                .isEqualTo("not an envelope of Debezium: op is neither c, r, u, d, t nor m");
        assertThat(parser.apply(record("{}", "{\"op\":\"c\"}")).reason()).isEqualTo("no after, which op c needs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'__debezium_unavailable_value'",
                "['__debezium_unavailable_value']",
                "'X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ=='",
                "{'__debezium_unavailable_value':'__debezium_unavailable_value'}"
            })
    void aLongValueThatDebeziumLeavesOutStaysAsItWas(String left) {
        ItemRecord known =
                change("{'op':'c','after':{'id':7,'name':'Up','author':'Docter','genres':['film'],'words':'sky|old'}}");
        String row = "{'id':7,'name':%1$s,'author':%1$s,'vector':%1$s,'genres':%1$s,'words':'new','quality':0.5}"
                .formatted(left);

        ItemRecord update = change("{'op':'u','after':" + row + "}");
        assertThat(update.tags()).isEmpty();
        assertThat(update.description()).isEqualTo(ItemRecord.Description.NONE);
        ItemRecord now = known.followedBy(update);
        assertThat(now.tags()).isEqualTo(known.tags());
        assertThat(now.description()).isEqualTo(known.description());
        assertThat(now.quality()).isEqualTo(.5f);
        assertThat(now).isEqualTo(now.followedBy(update));

        String before = "{'id':7,'name':'Down','author':'Vinterberg','genres':['drama'],'vector':null}";
        ItemRecord full = change("{'op':'u','before':" + before + ",'after':" + row + "}");
        assertThat(full.tags()).extracting(Tag::name).as("of the row before").containsExactly("drama", "new");
        assertThat(full.name()).isEqualTo("Down");
    }

    @Test
    void aDeletedRowWithALongValueThatDebeziumLeavesOutTakesItsItemDown() {
        String row =
                "{'id':7,'gone':true,'name':'__debezium_unavailable_value','vector':'__debezium_unavailable_value'}";
        assertThat(change("{'op':'u','after':" + row + "}").down()).isTrue();
        assertThat(change("{'op':'d','before':" + row + "}").down()).isTrue();
    }

    private static ItemRecord change(String envelope) {
        Parsed<ItemRecord> parsed = items(Map.of(
                        "records.items.format",
                        "debezium-json",
                        "records.items.fields",
                        "item_id=id, title=name, tags=genres+words(|), deleted=gone"))
                .apply(record("{\"id\":7}", envelope.replace('\'', '"')));
        assertThat(parsed.reason()).isNull();
        return parsed.value();
    }

    @Test
    void ofATableOfEventsOnlyNewRowsAreEvents() {
        Map<String, String> options =
                Map.of("records.events.format", "debezium-json", "records.events.fields", "type='click', ts=at");
        String row = "{\"user_id\":\"ann\",\"item_id\":\"a\",\"at\":" + TS + "}";
        assertThat(parse(events(options), "{\"op\":\"c\",\"after\":" + row + "}")
                        .value()
                        .userId())
                .isEqualTo("ann");
        assertThat(parse(events(options), "{\"op\":\"d\",\"before\":" + row + "}")
                        .isIgnored())
                .isTrue();
        assertThat(events(options).apply(record("{}", null)).isIgnored())
                .as("the tombstone after it")
                .isTrue();
    }

    @Test
    void aRecordThatIsTooLongIsRefused() {
        assertThat(parse(events(SHOP), " ".repeat(1024 * 1024 + 1)).reason())
                .isEqualTo("record over 1024 KiB: 1048577 bytes");
        assertThat(events(SHOP).apply(record(null, null)).reason()).isEqualTo("no value");
    }

    private static String event(String type) {
        return "{\"visitorid\":1,\"product\":{\"sku\":2},\"timestamp\":1700000000,\"event\":\"" + type + "\"}";
    }

    private static RecordParser<Behaviour> events(Map<String, String> options) {
        return Options.read(RecordOptions.class, options).events().before(new BehaviourParser()::parse);
    }

    private static RecordParser<ItemRecord> items(Map<String, String> options) {
        return Options.read(RecordOptions.class, options).items().before(ItemRecordParser.withoutVectors()::parse);
    }

    private static Parsed<Behaviour> parse(RecordParser<Behaviour> parser, String value) {
        return parser.apply(record(null, value));
    }

    private static KafkaRecord record(String key, String value) {
        return new KafkaRecord(
                "t",
                0,
                0,
                Long.MAX_VALUE,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
    }
}
