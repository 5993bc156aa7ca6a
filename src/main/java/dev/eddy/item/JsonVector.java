package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.util.Arrays;

/** Parses a vector: the right number of finite components, not all zero. */
final class JsonVector {
    private static final int USUAL_DIMENSION = 64;

    private JsonVector() {}

    static float[] read(JsonParser value, int dimension) throws IOException {
        float[] numbers = numbers(value);
        requireVector(numbers, dimension);
        return numbers;
    }

    /** However many numbers there are, whatever they are. */
    static float[] numbers(JsonParser value) throws IOException {
        JsonRecord.requireList("vector", value);
        float[] numbers = new float[USUAL_DIMENSION];
        int size = 0;
        while (value.nextToken() != JsonToken.END_ARRAY) {
            RefusedException.unless(JsonRecord.isNumber(value), "a component of vector is not a number");
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = value.getFloatValue();
        }
        return Arrays.copyOf(numbers, size);
    }

    static void requireVector(float[] numbers, int dimension) {
        if (numbers.length != dimension) {
            throw new RefusedException("vector has " + numbers.length + " components, not " + dimension);
        }
        RefusedException.unless(Vectors.isFinite(numbers), "a component of vector is not finite");
        RefusedException.unless(Vectors.unit(numbers) != null, "vector is zero");
    }
}
