package dev.eddy.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.behaviour.JsonRecord;
import dev.eddy.behaviour.Parsed;
import dev.eddy.vector.Vectors;
import java.io.IOException;

/** Reads a vector that has a direction: the right number of finite components, not all of them zero. */
final class JsonVector {
    private JsonVector() {}

    static Parsed<float[]> read(JsonParser value, int dimension) throws IOException {
        if (!value.hasToken(JsonToken.START_ARRAY)) {
            return Parsed.refused("vector is not a list");
        }
        float[] vector = new float[dimension];
        int size = 0;
        while (value.nextToken() != JsonToken.END_ARRAY) {
            if (!JsonRecord.isNumber(value)) {
                return Parsed.refused("a component of vector is not a number");
            }
            if (size < dimension) {
                vector[size] = value.getFloatValue();
            }
            size++;
        }
        if (size != dimension) {
            return Parsed.refused("vector has " + size + " components, not " + dimension);
        }
        if (!Vectors.isFinite(vector)) {
            return Parsed.refused("a component of vector is not finite");
        }
        return Vectors.unit(vector) == null ? Parsed.refused("vector is zero") : Parsed.of(vector);
    }
}
