package dev.eddy.tower;

import dev.eddy.vector.Vectors;
import java.util.Arrays;

/** What the files of all networks have in common: the note of their architecture, and arrays of finite numbers. */
public final class NetworkFile {
    /** Name of the note that says which network it is. */
    public static final String ARCHITECTURE = "architecture";

    /** Most inputs or outputs of a layer. */
    private static final int MOST = 1 << 16;

    private NetworkFile() {}

    /** Which network it is; "null" when the file does not say it. */
    public static String architecture(SafeTensors file) {
        return String.valueOf(file.note(ARCHITECTURE));
    }

    /** Length of an array of one dimension. Another array is an {@link IllegalArgumentException}. */
    public static int length(SafeTensors file, String name) {
        long[] shape = file.shape(name);
        if (shape.length != 1 || shape[0] < 1 || shape[0] > MOST) {
            throw new IllegalArgumentException("the array " + name + " has the shape " + Arrays.toString(shape)
                    + " and not one dimension of 1 to " + MOST);
        }
        return (int) shape[0];
    }

    /** Weights of a network. Another shape, or a number that is not finite, is an {@link IllegalArgumentException}. */
    public static float[] weights(SafeTensors file, String name, long... shape) {
        float[] weights = file.floats(name, shape);
        if (!Vectors.isFinite(weights)) {
            throw new IllegalArgumentException("the array " + name + " has a number that is not finite");
        }
        return weights;
    }
}
