package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.Parsed;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.util.Arrays;

/** Parses a vector: the right number of finite components, not all zero. */
final class JsonVector {
    private static final int USUAL_DIMENSION = 64;

    private JsonVector() {}

    static Parsed<float[]> read(JsonParser value, int dimension) throws IOException {
        Parsed<float[]> numbers = numbers(value);
        String reason = numbers.isRefused() ? numbers.reason() : refusal(numbers.value(), dimension);
        return reason == null ? numbers : Parsed.refused(reason);
    }

    /** However many numbers there are, whatever they are. */
    static Parsed<float[]> numbers(JsonParser value) throws IOException {
        if (!value.hasToken(JsonToken.START_ARRAY)) {
            return Parsed.refused("vector is not a list");
        }
        float[] numbers = new float[USUAL_DIMENSION];
        int size = 0;
        while (value.nextToken() != JsonToken.END_ARRAY) {
            if (!JsonRecord.isNumber(value)) {
                return Parsed.refused("a component of vector is not a number");
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = value.getFloatValue();
        }
        return Parsed.of(Arrays.copyOf(numbers, size));
    }

    /** The reason why numbers are not a vector of a dimension, or null. */
    static String refusal(float[] numbers, int dimension) {
        if (numbers.length != dimension) {
            return "vector has " + numbers.length + " components, not " + dimension;
        }
        if (!Vectors.isFinite(numbers)) {
            return "a component of vector is not finite";
        }
        return Vectors.unit(numbers) == null ? "vector is zero" : null;
    }
}
