package dev.eddy.format;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The two kinds of records that may have another layout, with Eddy's names of their fields. */
@SuppressWarnings("ImmutableEnumChecker")
public enum RecordKind {
    EVENT(Map.ofEntries(
            Map.entry("event_id", FieldKind.TEXT),
            Map.entry("user_id", FieldKind.TEXT),
            Map.entry("item_id", FieldKind.TEXT),
            Map.entry("type", FieldKind.TEXT),
            Map.entry("ts", FieldKind.TIME),
            Map.entry("dwell_ms", FieldKind.DURATION),
            Map.entry("value", FieldKind.NUMBER),
            Map.entry("weight", FieldKind.NUMBER),
            Map.entry("tags", FieldKind.LIST),
            Map.entry("from", FieldKind.TEXT),
            Map.entry("author", FieldKind.TEXT),
            Map.entry("category", FieldKind.TEXT),
            Map.entry("tag", FieldKind.TEXT),
            Map.entry("until", FieldKind.TIME),
            Map.entry("position", FieldKind.ANY),
            Map.entry("propensity", FieldKind.ANY),
            Map.entry("attributes", FieldKind.ANY))),
    ITEM(Map.ofEntries(
            Map.entry("item_id", FieldKind.TEXT),
            Map.entry("title", FieldKind.TEXT),
            Map.entry("tags", FieldKind.LIST),
            Map.entry("category", FieldKind.TEXT),
            Map.entry("author", FieldKind.TEXT),
            Map.entry("place", FieldKind.ANY),
            Map.entry("quality", FieldKind.NUMBER),
            Map.entry("published_at", FieldKind.TIME),
            Map.entry("expires_at", FieldKind.TIME),
            Map.entry("available", FieldKind.TRUTH),
            Map.entry("vector", FieldKind.VECTOR),
            Map.entry("attributes", FieldKind.ANY),
            Map.entry(RecordKind.DELETED, FieldKind.TRUTH)));

    /** Of an item: true takes it down. There is no such field in Eddy's own records. */
    static final String DELETED = "deleted";
    /** Names of an item's fields that stay as they were. */
    static final String UNCHANGED = "unchanged";
    /** Begins the name of a single attribute. */
    static final String ATTRIBUTE = "attributes.";

    private final SortedMap<String, FieldKind> fields;

    RecordKind(Map<String, FieldKind> fields) {
        this.fields = new TreeMap<>(fields);
    }

    /** Of all fields, in alphabetical order. */
    Set<String> names() {
        return fields.keySet();
    }

    /** What a field holds; null for an unknown name. */
    FieldKind of(String field) {
        if (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length()) {
            return this == EVENT ? FieldKind.TEXT : FieldKind.ANY;
        }
        return fields.get(field);
    }
}
