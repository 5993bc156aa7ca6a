package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the bytes of a record into a tree of named values. */
@FunctionalInterface
interface Decoder {
    /** Throws {@link dev.eddy.record.RefusedException} for bytes that are not of the format. */
    JsonNode decode(byte[] bytes);
}
