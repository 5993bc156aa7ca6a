package dev.eddy.training.deep;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.vector.SplitMix64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the loss of a batch of titles, and moves the model against its gradient.
 *
 * <p>For titles with classes it is softmax over vectors of the classes, with smoothed labels (Wang et al.: NormFace, ACM MM
 * 2017). For pairs it is softmax over the second titles of all pairs of the batch, and over the first ones (van den Oord, Li,
 * Vinyals: Representation Learning with Contrastive Predictive Coding, 2018, equation 4). All scores are cosines, divided by a
 * temperature.
 */
final class TitleStep implements AutoCloseable {
    private final TitleModel model;
    private final TitleOptions options;
    private final Engine engine;
    private final NDManager manager;
    private final Tensors tensors = new Tensors();
    private final TitleBatch batch = new TitleBatch();
    private final float[] weightGradients;

    TitleStep(TitleModel model, TitleOptions options, Engine engine) {
        this.model = model;
        this.options = options;
        this.engine = engine;
        this.manager = engine.newBaseManager();
        this.weightGradients = new float
                [model.network().weights().stream()
                        .mapToInt(each -> each.values().length)
                        .max()
                        .orElse(0)];
    }

    /**
     * Moves the model, and returns the mean loss of an example before.
     *
     * @param pace by which the learning rates are multiplied
     */
    double train(TitleTargets targets, SplitMix64 random, double pace) {
        model.inputs().fill(batch, targets.titles, random);
        try (NDManager ofStep = manager.newSubManager()) {
            Leaves leaves = leaves(ofStep);
            leaves.weights.values().forEach(each -> each.setRequiresGradient(true));
            leaves.inputs.setRequiresGradient(true);
            float loss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray mean = loss(targets, vectors(leaves, ofStep, true), leaves, ofStep);
                collector.backward(mean);
                loss = mean.getFloat();
            }
            move(leaves, pace);
            return loss;
        }
    }

    /** The mean loss of an example, with nothing dropped. */
    double loss(TitleTargets targets) {
        model.inputs().fill(batch, targets.titles, null);
        try (NDManager ofStep = manager.newSubManager()) {
            Leaves leaves = leaves(ofStep);
            return loss(targets, vectors(leaves, ofStep, false), leaves, ofStep).getFloat();
        }
    }

    /** The vectors of titles, one after the other, with nothing dropped. */
    float[] vectors(List<String> titles) {
        model.inputs().fill(batch, titles, null);
        try (NDManager ofStep = manager.newSubManager()) {
            return vectors(leaves(ofStep), ofStep, false).toFloatArray();
        }
    }

    /** The tensors of which gradients are taken. */
    private record Leaves(NDArray inputs, Map<String, NDArray> weights) {}

    private Leaves leaves(NDManager ofStep) {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        for (Weights each : model.network().weights()) {
            weights.put(each.name(), tensors.floats(ofStep, each.name(), each.values(), each.shape()));
        }
        return new Leaves(
                tensors.floats(ofStep, "inputs", batch.inputs, batch.size, batch.length, options.inputs()), weights);
    }

    private NDArray vectors(Leaves leaves, NDManager ofStep, boolean isTraining) {
        int n = batch.size;
        int length = batch.length;
        var titles = new TitleNetwork.Titles(
                leaves.inputs,
                tensors.floats(ofStep, "means", batch.means, n, length),
                tensors.floats(ofStep, "padding", batch.padding, n, length),
                tensors.floats(ofStep, "kept", batch.kept, n, options.inputs()));
        return model.network().vectors(titles, leaves.weights, ofStep, isTraining);
    }

    private NDArray loss(TitleTargets targets, NDArray vectors, Leaves leaves, NDManager ofStep) {
        int n = targets.size;
        NDArray wanted = tensors.floats(ofStep, "wanted", targets.wanted, n, targets.choices);
        NDArray masks = tensors.floats(ofStep, "masks", targets.masks, n, targets.choices);
        NDArray ofClasses = leaves.weights.get(TitleNetwork.CLASSES);
        if (ofClasses != null) {
            NDArray scores = scores(vectors, ofClasses.normalize(2, 1)).add(masks);
            return unlikelihood(scores, 1, wanted).div(n);
        }
        NDArray scores = scores(vectors.get("0:" + n), vectors.get(n + ":")).add(masks);
        return unlikelihood(scores, 1, wanted)
                .add(unlikelihood(scores, 0, wanted))
                .div(2 * n);
    }

    private NDArray scores(NDArray vectors, NDArray others) {
        return vectors.matMul(others.transpose()).mul((float) (1 / options.temperature()));
    }

    /** Sum of the negative logarithms of the probabilities, weighted by how likely they should be. */
    private static NDArray unlikelihood(NDArray scores, int axis, NDArray wanted) {
        return scores.logSoftmax(axis).mul(wanted).sum().neg();
    }

    private void move(Leaves leaves, double pace) {
        // The sums are not needed any more, so their gradients take their place.
        Tensors.read(leaves.inputs.getGradient(), batch.inputs);
        model.inputs().move(batch, batch.inputs, (float) (pace * options.rowRate()));
        long step = model.nextStep();
        for (Weights each : model.network().weights()) {
            Tensors.read(leaves.weights.get(each.name()).getGradient(), weightGradients);
            each.move(weightGradients, step, pace * options.weightRate(), 0);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
