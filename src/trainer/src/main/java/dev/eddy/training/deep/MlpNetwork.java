package dev.eddy.training.deep;

import static dev.eddy.training.deep.NetworkLayers.dropped;
import static dev.eddy.training.deep.NetworkLayers.file;
import static dev.eddy.training.deep.NetworkLayers.identity;
import static dev.eddy.training.deep.NetworkLayers.linear;
import static dev.eddy.training.deep.NetworkLayers.places;
import static dev.eddy.training.deep.NetworkLayers.placesAndGaps;
import static dev.eddy.training.deep.NetworkLayers.uniform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.vector.SplitMix64;
import java.util.List;
import java.util.Map;

/** Two layers over the weighted mean of the clicks, the newest click, their mean and the activity: an {@code MlpTower}. */
final class MlpNetwork implements UserNetwork {
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

    @Override
    public List<Weights> weights() {
        return weights;
    }

    @Override
    public NDArray users(Clicks clicks, Map<String, NDArray> weights, boolean isTraining) {
        long size = clicks.vectors().getShape().get(0);
        int k = options.clicks();
        NDArray shares = placesAndGaps(clicks, weights).softmax(1).reshape(size, 1, k);
        // The weighted mean, the newest click and the mean, as one product.
        NDArray means = shares.concat(clicks.means(), 1).batchMatMul(clicks.vectors());
        NDArray features = means.reshape(size, 3L * options.dimension()).concat(clicks.activity(), 1);
        NDArray hidden = Activation.relu(linear(dropped(features, options, isTraining), weights, "hidden"));
        NDArray direct = means.get(new NDIndex(":, 0"))
                .matMul(weights.get("direct.weight").transpose());
        return linear(hidden, weights, "output").add(direct).normalize(2, 1);
    }

    @Override
    public byte[] tower() {
        // The direct layer has no bias of its own, since that of the output does the same.
        return file(TowerOptions.MLP, weights)
                .put("direct.bias", new float[options.dimension()], options.dimension())
                .bytes();
    }
}
