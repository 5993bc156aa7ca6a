package dev.eddy.format;

import dev.eddy.option.Allowed;
import dev.eddy.option.Option;
import java.io.Serializable;
import java.util.function.Consumer;

/** Options of records that producers write in layouts of their own. */
public record RecordOptions(
        @Option(key = "records.schemas", range = "http://… or https://…, or a folder", text = """
                Where the schemas of Avro and Protobuf are: the address of a schema registry with Confluent's interface,
                or a folder with events.avsc, items.avsc, events.proto or items.proto for records that have no schema id
                before them.""")
        String schemas,

        @Option(key = "records.events.format", defaultValue = "json", text = """
                Layout of the events. In csv and tsv a record is one line without a header, and its columns are named 1,
                2 and so on. Of debezium-json and debezium-avro the inserted and updated rows are events.""")
        Layout eventsFormat,

        @Option(key = "records.events.fields", range = MappingText.FORM, text = """
                Your fields that become Eddy's, as in user_id=visitorid, ts=at.time(s), type='click'. A time has a unit, ms,
                s, us, ns or iso, or a pattern such as ('yyyy-MM-dd HH:mm:ss' in Europe/Paris). Fields that are not
                named keep their names.""")
        String eventsFields,

        @Option(key = "records.events.types", range = TypeMapping.FORM, text = """
                Your types of events that become Eddy's, as in view=click, addtocart=collect, watch=click:0.5. The number is
                the weight in the interest, instead of that of the type.""")
        String eventsTypes,

        @Option(key = "records.items.format", defaultValue = "json", text = """
                Layout of the items, as of the events. Of debezium-json and debezium-avro a deleted row takes its item
                down.""")
        Layout itemsFormat,

        @Option(key = "records.items.fields", range = MappingText.FORM, text = """
                Your fields that become those of items, as in item_id=sku, tags=genres(|), attributes.price=price. A list
                that is one text has its separator in parentheses. deleted=state(gone) takes an item down whose state is
                gone.""")
        String itemsFields)
        implements Serializable {
    private static final String FIELDS_OF_EVENTS = "records.events.fields";
    private static final String FIELDS_OF_ITEMS = "records.items.fields";

    public RecordOptions {
        check(FIELDS_OF_EVENTS, eventsFields, MappingText.FORM, text -> FieldMapping.parse(text, RecordKind.EVENT));
        check("records.events.types", eventsTypes, TypeMapping.FORM, TypeMapping::parse);
        check(FIELDS_OF_ITEMS, itemsFields, MappingText.FORM, text -> FieldMapping.parse(text, RecordKind.ITEM));
        Allowed.that(
                !schemas.isEmpty() || (!eventsFormat.hasSchema() && !itemsFormat.hasSchema()),
                "records.schemas",
                "empty",
                "the address of a schema registry, or a folder, since the format "
                        + (eventsFormat.hasSchema() ? eventsFormat : itemsFormat)
                        + " needs it");
    }

    private static void check(String key, String text, String form, Consumer<String> parser) {
        try {
            parser.accept(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " is " + text + ", where " + e.getMessage() + "; allowed: " + form, e);
        }
    }

    /** The layout of events. Throws {@link IllegalArgumentException} when its schema can't be read. */
    public RecordFormat events() {
        return new RecordFormat(
                RecordKind.EVENT,
                eventsFormat,
                FieldMapping.parse(eventsFields, RecordKind.EVENT),
                TypeMapping.parse(eventsTypes),
                SchemaPlace.of(schemas, "events", eventsFormat));
    }

    /** The layout of items. Throws {@link IllegalArgumentException} when its schema can't be read. */
    public RecordFormat items() {
        return new RecordFormat(
                RecordKind.ITEM,
                itemsFormat,
                FieldMapping.parse(itemsFields, RecordKind.ITEM),
                TypeMapping.NONE,
                SchemaPlace.of(schemas, "items", itemsFormat));
    }
}
