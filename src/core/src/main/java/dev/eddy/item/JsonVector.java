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
        float[] numbers = numbers("vector", value);
        requireVector("vector", numbers, dimension);
        return numbers;
    }

    /** However many numbers there are, whatever they are. */
    static float[] numbers(String name, JsonParser value) throws IOException {
        JsonRecord.requireList(name, value);
        float[] numbers = new float[USUAL_DIMENSION];
        int size = 0;
        while (value.nextToken() != JsonToken.END_ARRAY) {
            RefusedException.unless(JsonRecord.isNumber(value), "a component of " + name + " is not a number");
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = value.getFloatValue();
        }
        return Arrays.copyOf(numbers, size);
    }

    static void requireVector(String name, float[] numbers, int dimension) {
        if (numbers.length != dimension) {
            throw new RefusedException(name + " has " + numbers.length + " components, not " + dimension);
        }
        RefusedException.unless(Vectors.isFinite(numbers), "a component of " + name + " is not finite");
        RefusedException.unless(Vectors.unit(numbers) != null, name + " is zero");
    }
}
