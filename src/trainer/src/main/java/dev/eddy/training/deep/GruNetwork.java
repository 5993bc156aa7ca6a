package dev.eddy.training.deep;

import static dev.eddy.training.deep.NetworkLayers.dropped;
import static dev.eddy.training.deep.NetworkLayers.file;
import static dev.eddy.training.deep.NetworkLayers.linear;
import static dev.eddy.training.deep.NetworkLayers.uniform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.vector.SplitMix64;
import java.util.List;
import java.util.Map;

/** A gated recurrent unit over the clicks, oldest first, and a linear layer: a {@code GruTower}. */
final class GruNetwork implements UserNetwork {
    private static final int GATES = 3;

    private final TowerOptions options;
    private final List<Weights> weights;

    GruNetwork(TowerOptions options) {
        this.options = options;
        int dimension = options.dimension();
        int units = options.units();
        int gates = GATES * units;
        var random = new SplitMix64(options.seed());
        this.weights = List.of(
                new Weights(POPULARITY, new float[Popularity.WEIGHTS], Popularity.WEIGHTS),
                new Weights("input.weight", uniform(random, gates * dimension, units), gates, dimension),
                new Weights("input.bias", uniform(random, gates, units), gates),
                new Weights("state.weight", uniform(random, gates * units, units), gates, units),
                new Weights("state.bias", uniform(random, gates, units), gates),
                new Weights("output.weight", uniform(random, dimension * units, units), dimension, units),
                new Weights("output.bias", uniform(random, dimension, units), dimension));
    }

    @Override
    public List<Weights> weights() {
        return weights;
    }

    @Override
    public NDArray users(Clicks clicks, Map<String, NDArray> weights, boolean isTraining) {
        NDArray vectors = dropped(clicks.vectors(), options, isTraining);
        long size = vectors.getShape().get(0);
        NDArray inputs = linear(vectors, weights, "input");
        // 1 for a click, 0 where the user has no more: then the state stays 0.
        NDArray isClick = clicks.padding().exp();
        NDArray state = vectors.getManager().zeros(new Shape(size, options.units()));
        for (int click = options.clicks() - 1; click >= 0; click--) {
            NDArray input = inputs.get(new NDIndex(":, {}", click));
            NDArray before = linear(state, weights, "state");
            NDArray reset = gate(input, 0).add(gate(before, 0));
            NDArray update = Activation.sigmoid(gate(input, 1).add(gate(before, 1)));
            NDArray news =
                    Activation.tanh(gate(input, 2).add(Activation.sigmoid(reset).mul(gate(before, 2))));
            state = news.add(state.sub(news).mul(update))
                    .mul(isClick.get(new NDIndex(":, {}", click)).reshape(size, 1));
        }
        return linear(state, weights, "output").normalize(2, 1);
    }

    private NDArray gate(NDArray gates, int which) {
        int units = options.units();
        return gates.get(new NDIndex(":, {}:{}", which * units, (which + 1) * units));
    }

    @Override
    public byte[] tower() {
        return file(TowerOptions.GRU, weights)
                .note("clicks", Integer.toString(options.clicks()))
                .bytes();
    }
}
