package dev.eddy.training.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.eddy.vector.SplitMix64;
import java.util.Map;

/** What user networks are made of. */
final class NetworkLayers {
    private NetworkLayers() {}

    /** Weights of a layer before its training: uniform in plus and minus one over the root of the inputs. */
    static float[] uniform(SplitMix64 random, int size, int inputs) {
        double range = 1 / Math.sqrt(inputs);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) ((2 * random.nextDouble() - 1) * range);
        }
        return numbers;
    }

    /** The layer with the arrays {@code NAME.weight} and {@code NAME.bias}. */
    static NDArray linear(NDArray input, Map<String, NDArray> weights, String layer) {
        return Linear.linear(input, weights.get(layer + ".weight"), weights.get(layer + ".bias"))
                .singletonOrThrow();
    }
}
