package dev.eddy.training.deep;

import static dev.eddy.training.deep.NetworkLayers.linear;
import static dev.eddy.training.deep.NetworkLayers.uniform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.Popularity;
import dev.eddy.tower.SafeTensors;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.vector.SplitMix64;
import java.util.List;
import java.util.Map;

/** Two layers over the weighted mean of the clicks, the newest click, their mean and the activity: an {@code MlpTower}. */
final class MlpNetwork implements UserNetwork {
    /** Logarithm of the weight of the last place, against 0 of the newest one, at the beginning. */
    private static final float LAST_PLACE = -3;

    private static final int ACTIVITY = 2;

    private final TowerOptions options;
    private final List<Weights> weights;

    MlpNetwork(TowerOptions options) {
        this.options = options;
        int dimension = options.dimension();
        int units = options.units();
        int features = 3 * dimension + ACTIVITY;
        var random = new SplitMix64(options.seed());
        this.weights = List.of(
                new Weights(POPULARITY, new float[Popularity.WEIGHTS], Popularity.WEIGHTS),
                new Weights("places", places(options.clicks()), options.clicks()),
                new Weights("gaps", new float[ClickSequence.GAPS], ClickSequence.GAPS),
                new Weights("hidden.weight", uniform(random, units * features, features), units, features),
                new Weights("hidden.bias", uniform(random, units, features), units),
                new Weights("output.weight", uniform(random, dimension * units, units), dimension, units),
                new Weights("output.bias", uniform(random, dimension, units), dimension),
                new Weights("direct.weight", identity(dimension), dimension, dimension));
    }

    private static float[] places(int clicks) {
        float[] places = new float[clicks];
        for (int place = 1; place < clicks; place++) {
            places[place] = LAST_PLACE * place / (clicks - 1);
        }
        return places;
    }

    private static float[] identity(int dimension) {
        float[] matrix = new float[dimension * dimension];
        for (int d = 0; d < dimension; d++) {
            matrix[d * dimension + d] = 1;
        }
        return matrix;
    }

    @Override
    public List<Weights> weights() {
        return weights;
    }

    @Override
    public NDArray users(Clicks clicks, Map<String, NDArray> weights, boolean isTraining) {
        long size = clicks.vectors().getShape().get(0);
        int k = options.clicks();
        NDArray gaps = weights.get("gaps").reshape(ClickSequence.GAPS, 1);
        NDArray ofGaps = Embedding.embedding(clicks.gaps(), gaps, SparseFormat.DENSE)
                .singletonOrThrow()
                .reshape(size, k);
        NDArray shares = weights.get("places")
                .reshape(1, k)
                .add(ofGaps)
                .add(clicks.padding())
                .softmax(1)
                .reshape(size, 1, k);
        // The weighted mean, the newest click and the mean, as one product.
        NDArray means = shares.concat(clicks.means(), 1).batchMatMul(clicks.vectors());
        NDArray features = means.reshape(size, 3L * options.dimension()).concat(clicks.activity(), 1);
        if (isTraining && options.dropout() > 0) {
            features =
                    Dropout.dropout(features, (float) options.dropout(), true).singletonOrThrow();
        }
        NDArray hidden = Activation.relu(linear(features, weights, "hidden"));
        NDArray direct = means.get(new NDIndex(":, 0"))
                .matMul(weights.get("direct.weight").transpose());
        return linear(hidden, weights, "output").add(direct).normalize(2, 1);
    }

    @Override
    public byte[] tower() {
        var file = new SafeTensors().note(NetworkFile.ARCHITECTURE, TowerOptions.MLP);
        weights.forEach(each -> file.put(each.name(), each.values(), each.shape()));
        // The direct layer has no bias of its own, since that of the output does the same.
        return file.put("direct.bias", new float[options.dimension()], options.dimension())
                .bytes();
    }
}
