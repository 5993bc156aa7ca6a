package dev.eddy.text;

import dev.eddy.tower.Layer;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.SafeTensors;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes vectors of titles by a recurrent network that was trained on titles: the sum of a token's features is the input of an
 * LSTM; the mean and the greatest of its outputs over all tokens go through a linear layer. Plain Java. Immutable, so threads
 * may share it.
 *
 * <p>The arrays of a file, with {@code r} rows of features, {@code e} inputs and {@code u} units: {@code rows} is
 * {@code r × e}; {@code input.weight} is {@code 4u × e}, {@code state.weight} is {@code 4u × u}, with the biases, the gates
 * input, forget, cell and output one after the other, as in PyTorch; {@code output.weight} is {@code dimension × 2u}.
 */
public final class TitleEncoder implements TextEncoder {
    /** The note of a file of this network. */
    public static final String ARCHITECTURE = "title-lstm";

    private static final String ROWS = "rows";
    private static final int MOST_ROWS = 1 << 24;

    private final int size;
    private final int inputs;
    private final int dimension;
    /** The vectors of the features, one after the other. */
    private final float[] rows;

    private final Lstm lstm;
    private final Layer output;

    private TitleEncoder(SafeTensors file) {
        long[] shape = file.shape(ROWS);
        if (shape.length != 2 || shape[0] < 1 || shape[0] > MOST_ROWS || shape[1] < 1) {
            throw new IllegalArgumentException("the array " + ROWS + " has the shape " + Arrays.toString(shape)
                    + " and not that of 1 to " + MOST_ROWS + " vectors");
        }
        this.size = (int) shape[0];
        this.inputs = (int) shape[1];
        this.rows = NetworkFile.weights(file, ROWS, shape);
        this.lstm = new Lstm(file, inputs);
        this.dimension = NetworkFile.length(file, "output.bias");
        this.output = new Layer(file, "output", 2 * lstm.units(), dimension);
    }

    /**
     * Reads a file that {@code train titles} wrote.
     *
     * @throws IllegalArgumentException when the file is of another network, is cut short, or has numbers that are not finite
     */
    public static TitleEncoder read(Path file) throws IOException {
        return of(SafeTensors.read(file));
    }

    /** As {@link #read(Path)}, of the bytes of a file. */
    public static TitleEncoder read(byte[] bytes) {
        return of(SafeTensors.read(bytes));
    }

    private static TitleEncoder of(SafeTensors file) {
        String architecture = NetworkFile.architecture(file);
        if (!architecture.equals(ARCHITECTURE)) {
            throw new IllegalArgumentException("the architecture of the encoder of titles is " + architecture
                    + " and not " + ARCHITECTURE + ": give a file that train titles wrote");
        }
        return new TitleEncoder(file);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            vectors.add(vector(text));
        }
        return vectors;
    }

    private float[] vector(String text) {
        List<int[]> tokens = TitleTokens.of(text, size);
        if (tokens.isEmpty()) {
            return null;
        }
        var run = lstm.start();
        float[] input = new float[inputs];
        for (int[] token : tokens) {
            Arrays.fill(input, 0);
            float weight = weight(token.length);
            for (int row : token) {
                add(weight, row, input);
            }
            run.read(input);
        }
        return Vectors.unit(output.apply(run.pooled()));
    }

    /** Weight of each feature of a token, so that tokens with few and with many have inputs of about one length. */
    public static float weight(int features) {
        return (float) (1 / Math.sqrt(features));
    }

    private void add(float weight, int row, float[] input) {
        int from = row * inputs;
        for (int d = 0; d < inputs; d++) {
            input[d] += weight * rows[from + d];
        }
    }

    /** Does nothing: there is nothing to give back. */
    @Override
    public void close() {}
}
