package dev.eddy.training.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The network of a {@link dev.eddy.text.TitleEncoder} while it is trained, with a vector for each class if there are classes. */
final class TitleNetwork {
    static final String CLASSES = "classes";
    private static final double RANGE_OF_CLASSES = .1;

    private final TitleOptions options;
    private final List<Weights> weights = new ArrayList<>();

    TitleNetwork(TitleOptions options, int classes) {
        this.options = options;
        int gates = 4 * options.units();
        double range = 1 / Math.sqrt(options.units());
        var random = new SplitMix64(options.seed());
        add("input.weight", random, range, gates, options.inputs());
        add("state.weight", random, range, gates, options.units());
        add("input.bias", random, range, gates);
        add("state.bias", random, range, gates);
        range = 1 / Math.sqrt(2 * options.units());
        add("output.weight", random, range, options.dimension(), 2L * options.units());
        add("output.bias", random, range, options.dimension());
        if (classes > 0) {
            add(CLASSES, random, RANGE_OF_CLASSES, classes, options.dimension());
        }
    }

    private void add(String name, SplitMix64 random, double range, long... shape) {
        float[] numbers = new float[Math.toIntExact(new Shape(shape).size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) ((2 * random.nextDouble() - 1) * range);
        }
        weights.add(new Weights(name, numbers, shape));
    }

    /** The arrays that are trained. */
    List<Weights> weights() {
        return weights;
    }

    /** Titles of a batch as tensors; the shapes are those of {@link TitleBatch}. */
    record Titles(NDArray inputs, NDArray means, NDArray padding, NDArray kept) {}

    /**
     * Unit vectors of the titles, {@code n × dimension}.
     *
     * @param of tensors by the names of {@link #weights}
     * @param isTraining some outputs are dropped
     */
    NDArray vectors(Titles titles, Map<String, NDArray> of, NDManager manager, boolean isTraining) {
        long size = titles.inputs().getShape().get(0);
        long length = titles.inputs().getShape().get(1);
        Shape state = new Shape(1, size, options.units());
        NDArray inputs = titles.inputs().mul(titles.kept().reshape(size, 1, options.inputs()));
        NDArray outputs = inputs.getNDArrayInternal()
                .lstm(
                        inputs,
                        new NDList(manager.zeros(state), manager.zeros(state)),
                        new NDList(
                                of.get("input.weight"),
                                of.get("state.weight"),
                                of.get("input.bias"),
                                of.get("state.bias")),
                        true,
                        1,
                        0,
                        isTraining,
                        false,
                        true)
                .get(0);
        NDArray mean =
                titles.means().reshape(size, 1, length).batchMatMul(outputs).reshape(size, options.units());
        NDArray greatest =
                outputs.add(titles.padding().reshape(size, length, 1)).max(new int[] {1});
        NDArray pooled = mean.concat(greatest, 1);
        if (isTraining && options.dropout() > 0) {
            pooled = Dropout.dropout(pooled, (float) options.dropout(), true).singletonOrThrow();
        }
        return Linear.linear(pooled, of.get("output.weight"), of.get("output.bias"))
                .singletonOrThrow()
                .normalize(2, 1);
    }
}
