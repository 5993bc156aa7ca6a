package dev.eddy.format;

import java.util.Locale;

/** How the bytes of records are laid out. */
public enum Layout {
    JSON,
    CSV,
    TSV,
    AVRO,
    PROTOBUF,
    /** Changes of a table as Debezium writes them, in JSON. */
    DEBEZIUM_JSON,
    /** The same in Avro. */
    DEBEZIUM_AVRO;

    /** The name in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean hasSchema() {
        return this == AVRO || this == PROTOBUF || this == DEBEZIUM_AVRO;
    }

    boolean isOfChanges() {
        return this == DEBEZIUM_JSON || this == DEBEZIUM_AVRO;
    }
}
