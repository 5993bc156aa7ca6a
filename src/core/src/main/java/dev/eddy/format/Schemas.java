package dev.eddy.format;

import dev.eddy.record.UnavailableException;
import java.util.Map;

/** A registry of schemas. */
interface Schemas {
    /** Kind of an Avro schema, which a registry leaves out. */
    String AVRO = "AVRO";

    /** Kind of a Protobuf schema. */
    String PROTOBUF = "PROTOBUF";

    /**
     * A schema.
     *
     * @param references schemas that this one needs, by name, each after those that it needs itself
     */
    record Registered(String kind, String text, Map<String, String> references) {}

    /**
     * The schema of an id; null for an unknown one.
     *
     * @throws UnavailableException when the registry can't be asked
     */
    Registered byId(int id);
}
