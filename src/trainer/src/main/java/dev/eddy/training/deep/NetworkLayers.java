package dev.eddy.training.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.SafeTensors;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.vector.SplitMix64;
import java.util.List;
import java.util.Map;

/** What user networks are made of. */
final class NetworkLayers {
    /** Logarithm of the weight of the last place, against 0 of the newest one, at the beginning. */
    private static final float LAST_PLACE = -3;

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

    /** Logits of the places before the training. */
    static float[] places(int clicks) {
        float[] places = new float[clicks];
        for (int place = 1; place < clicks; place++) {
            places[place] = LAST_PLACE * place / (clicks - 1);
        }
        return places;
    }

    /** The matrix that changes nothing. */
    static float[] identity(int dimension) {
        float[] matrix = new float[dimension * dimension];
        for (int d = 0; d < dimension; d++) {
            matrix[d * dimension + d] = 1;
        }
        return matrix;
    }

    /** What the arrays {@code places} and {@code gaps} add to the logits of the clicks, {@code n × k}. */
    static NDArray placesAndGaps(UserNetwork.Clicks clicks, Map<String, NDArray> weights) {
        NDArray gaps = weights.get("gaps").reshape(ClickSequence.GAPS, 1);
        NDArray places = weights.get("places").reshape(1, -1);
        return Embedding.embedding(clicks.gaps(), gaps, SparseFormat.DENSE)
                .singletonOrThrow()
                .reshape(clicks.gaps().getShape())
                .add(places)
                .add(clicks.padding());
    }

    /** The features, in training with some set to 0. */
    static NDArray dropped(NDArray features, TowerOptions options, boolean isTraining) {
        return isTraining && options.dropout() > 0
                ? Dropout.dropout(features, (float) options.dropout(), true).singletonOrThrow()
                : features;
    }

    /** The file of a network with these weights. */
    static SafeTensors file(String architecture, List<Weights> weights) {
        var file = new SafeTensors().note(NetworkFile.ARCHITECTURE, architecture);
        weights.forEach(each -> file.put(each.name(), each.values(), each.shape()));
        return file;
    }

    /** The layer with the arrays {@code NAME.weight} and {@code NAME.bias}. */
    static NDArray linear(NDArray input, Map<String, NDArray> weights, String layer) {
        return Linear.linear(input, weights.get(layer + ".weight"), weights.get(layer + ".bias"))
                .singletonOrThrow();
    }
}
