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

/** One block of attention over the clicks, of which the newest one asks: an {@code AttentionTower}. */
final class AttentionNetwork implements UserNetwork {
    private final TowerOptions options;
    private final List<Weights> weights;

    AttentionNetwork(TowerOptions options) {
        this.options = options;
        int dimension = options.dimension();
        int units = options.units();
        var random = new SplitMix64(options.seed());
        this.weights = List.of(
                new Weights(POPULARITY, new float[Popularity.WEIGHTS], Popularity.WEIGHTS),
                new Weights("places", places(options.clicks()), options.clicks()),
                new Weights("gaps", new float[ClickSequence.GAPS], ClickSequence.GAPS),
                new Weights("query.weight", uniform(random, dimension * dimension, dimension), dimension, dimension),
                new Weights("query.bias", new float[dimension], dimension),
                new Weights("value.weight", identity(dimension), dimension, dimension),
                new Weights("value.bias", new float[dimension], dimension),
                new Weights("hidden.weight", uniform(random, units * dimension, dimension), units, dimension),
                new Weights("hidden.bias", uniform(random, units, dimension), units),
                new Weights("output.weight", uniform(random, dimension * units, units), dimension, units),
                new Weights("output.bias", uniform(random, dimension, units), dimension));
    }

    @Override
    public List<Weights> weights() {
        return weights;
    }

    @Override
    public NDArray users(Clicks clicks, Map<String, NDArray> weights, boolean isTraining) {
        NDArray vectors = clicks.vectors();
        long size = vectors.getShape().get(0);
        NDArray newest = vectors.get(new NDIndex(":, 0"));
        NDArray fits = vectors.batchMatMul(linear(newest, weights, "query").reshape(size, options.dimension(), 1));
        NDArray shares = placesAndGaps(clicks, weights)
                .add(fits.reshape(size, options.clicks()))
                .softmax(1)
                .reshape(size, 1, options.clicks());
        NDArray mean = shares.batchMatMul(vectors).reshape(size, options.dimension());
        NDArray sum =
                linear(dropped(mean, options, isTraining), weights, "value").add(dropped(newest, options, isTraining));
        NDArray hidden = Activation.relu(linear(sum, weights, "hidden"));
        return linear(hidden, weights, "output").add(sum).normalize(2, 1);
    }

    @Override
    public byte[] tower() {
        return file(TowerOptions.ATTENTION, weights).bytes();
    }
}
