package dev.eddy.text;

import dev.eddy.tower.Layer;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.SafeTensors;
import dev.eddy.vector.Activations;
import java.util.Arrays;

/**
 * Long short-term memory with gates as in PyTorch, from the first token to the last (Hochreiter, Schmidhuber: Long Short-Term
 * Memory, Neural Computation 1997; with the forget gate of Gers, Schmidhuber, Cummins: Learning to Forget, Neural Computation
 * 2000). Immutable.
 */
final class Lstm {
    private final int units;
    private final Layer ofInput;
    private final Layer ofState;

    Lstm(SafeTensors file, int inputs) {
        int gates = NetworkFile.length(file, "state.bias");
        this.units = gates / 4;
        this.ofInput = new Layer(file, "input", inputs, 4 * units);
        this.ofState = new Layer(file, "state", units, 4 * units);
    }

    int units() {
        return units;
    }

    Run start() {
        return new Run();
    }

    /** One pass over the tokens of a text. */
    final class Run {
        private final float[] state = new float[units];
        private final float[] cell = new float[units];
        private final float[] input = new float[4 * units];
        private final float[] before = new float[4 * units];
        private final float[] sums = new float[units];
        private final float[] greatest = new float[units];
        private int tokens;

        private Run() {
            Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
        }

        /** Takes the input of the next token. */
        void read(float[] ofToken) {
            ofInput.apply(ofToken, input);
            ofState.apply(state, before);
            for (int i = 0; i < units; i++) {
                float in = Activations.sigmoid(input[i] + before[i]);
                float kept = Activations.sigmoid(input[units + i] + before[units + i]);
                float news = Activations.tanh(input[2 * units + i] + before[2 * units + i]);
                float out = Activations.sigmoid(input[3 * units + i] + before[3 * units + i]);
                cell[i] = kept * cell[i] + in * news;
                state[i] = out * Activations.tanh(cell[i]);
                sums[i] += state[i];
                greatest[i] = Math.max(greatest[i], state[i]);
            }
            tokens++;
        }

        /** The mean of the outputs, then the greatest of each; at least one token must have been read. */
        float[] pooled() {
            float[] pooled = Arrays.copyOf(sums, 2 * units);
            for (int i = 0; i < units; i++) {
                pooled[i] /= tokens;
            }
            System.arraycopy(greatest, 0, pooled, units, units);
            return pooled;
        }
    }
}
