package dev.eddy.tower;

import dev.eddy.vector.TransposedRows;

/** A linear layer: {@code weight · x + bias}. Immutable. */
public final class Layer {
    private final TransposedRows weight;
    private final float[] bias;

    /**
     * Reads the arrays {@code NAME.weight}, of shape {@code outputs × inputs}, and {@code NAME.bias}. Other shapes, or numbers
     * that are not finite, are an {@link IllegalArgumentException}.
     */
    public Layer(SafeTensors file, String name, int inputs, int outputs) {
        this.weight = new TransposedRows(inputs, NetworkFile.weights(file, name + ".weight", outputs, inputs));
        this.bias = NetworkFile.weights(file, name + ".bias", outputs);
    }

    /** The result, of length {@code outputs}. */
    public float[] apply(float[] x) {
        float[] y = new float[bias.length];
        apply(x, y);
        return y;
    }

    /** Writes the result into {@code y}, of length {@code outputs}. */
    public void apply(float[] x, float[] y) {
        weight.products(x, y);
        for (int i = 0; i < y.length; i++) {
            y[i] += bias[i];
        }
    }
}
