package dev.eddy.training.deep;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.training.GradientCollector;
import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Computes the loss of a batch, and moves the model against its gradient: softmax over the clicked item of each example and
 * the negatives, with cosines divided by a temperature for scores. The weights of {@link Popularity} follow the vectors: they are
 * learned by a second loss, over the clicked item and random ones.
 */
final class TrainingStep implements AutoCloseable {
    private final TowerModel model;
    private final TowerOptions options;
    private final Engine engine;
    private final NDManager manager;
    private final Tensors tensors = new Tensors();
    private final float[] inputSums;
    private final float[] outputSums;
    private final float[] weightGradients;

    TrainingStep(TowerModel model, Engine engine) {
        this.model = model;
        this.options = model.options();
        this.engine = engine;
        this.manager = engine.newBaseManager();
        int items = model.corpus().items().size();
        int clicked = Math.min(items, options.batch() * options.clicks());
        int offered = Math.min(items, options.batch() + options.negatives());
        this.inputSums = new float[Math.multiplyExact(clicked, options.dimension())];
        this.outputSums = new float[Math.multiplyExact(offered, options.dimension())];
        this.weightGradients = new float
                [model.network().weights().stream()
                        .mapToInt(each -> each.values().length)
                        .max()
                        .orElse(0)];
    }

    /** Moves the model, and returns the mean loss of an example before. */
    double train(Batch batch) {
        try (NDManager ofStep = manager.newSubManager()) {
            Leaves leaves = leaves(batch, ofStep);
            leaves.weights.values().forEach(each -> each.setRequiresGradient(true));
            leaves.inputs.setRequiresGradient(true);
            leaves.outputs.setRequiresGradient(true);
            float loss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                Scored scored = scored(batch, leaves, ofStep, true);
                NDArray mean = loss(scored);
                collector.backward(mean.add(popularityLoss(batch, leaves, scored, ofStep)));
                loss = mean.getFloat();
            }
            move(batch, leaves);
            return loss;
        }
    }

    /** The mean loss of an example, without dropout. */
    double loss(Batch batch) {
        try (NDManager ofStep = manager.newSubManager()) {
            return loss(scored(batch, leaves(batch, ofStep), ofStep, false)).getFloat();
        }
    }

    /** The user vectors of a batch, one after the other, without dropout. */
    float[] users(Batch batch) {
        try (NDManager ofStep = manager.newSubManager()) {
            return users(batch, leaves(batch, ofStep), ofStep, false).toFloatArray();
        }
    }

    /** The tensors of which gradients are taken. */
    private record Leaves(NDArray inputs, NDArray outputs, Map<String, NDArray> weights) {}

    private Leaves leaves(Batch batch, NDManager ofStep) {
        int dimension = options.dimension();
        model.items().sums(batch.clicked.items(), batch.clicked.size(), inputSums);
        model.items().sums(batch.offered.items(), batch.offered.size(), outputSums);
        Map<String, NDArray> weights = new LinkedHashMap<>();
        for (Weights each : model.network().weights()) {
            weights.put(each.name(), tensors.floats(ofStep, each.name(), each.values(), each.shape()));
        }
        return new Leaves(
                tensors.floats(ofStep, "inputs", inputSums, batch.clicked.size(), dimension),
                tensors.floats(ofStep, "outputs", outputSums, batch.offered.size(), dimension),
                weights);
    }

    private NDArray users(Batch batch, Leaves leaves, NDManager ofStep, boolean isTraining) {
        int size = batch.size;
        int k = batch.clicksPerExample;
        NDArray clicks = tensors.ints(ofStep, "clicks", batch.clicks, size, k);
        return model.network()
                .users(
                        new UserNetwork.Clicks(
                                rows(leaves.inputs.normalize(2, 1), clicks),
                                tensors.ints(ofStep, "click gaps", batch.gaps, size, k),
                                tensors.floats(ofStep, "padding", batch.padding, size, k),
                                tensors.floats(ofStep, "means", batch.means, size, 2, k),
                                tensors.floats(ofStep, "activity", batch.activity, size, 2)),
                        leaves.weights,
                        isTraining);
    }

    /** Cosines of a batch's users with all choices, and the term added to each score. */
    private record Scored(NDArray cosines, NDArray corrections, int size) {
        /** Where the clicked item of each example is. */
        NDArray own() {
            return cosines.getManager().arange(size).reshape(size, 1).toType(DataType.INT64, false);
        }
    }

    private Scored scored(Batch batch, Leaves leaves, NDManager ofStep, boolean isTraining) {
        int size = batch.size;
        int choices = batch.choices();
        NDArray users = users(batch, leaves, ofStep, isTraining);
        NDArray offered = rows(leaves.outputs.normalize(2, 1), tensors.ints(ofStep, "choices", batch.choices, choices));
        return new Scored(
                users.matMul(offered.transpose()),
                tensors.floats(ofStep, "corrections", batch.corrections, size, choices),
                size);
    }

    /** The mean loss by which the vectors are learned. */
    private NDArray loss(Scored scored) {
        NDArray scores = scored.cosines.mul((float) (1 / options.temperature())).add(scored.corrections);
        return scores.logSoftmax(1).gather(scored.own(), 1).mean().neg();
    }

    /** The mean loss by which the weights of popularity are learned; the vectors are not moved by it. */
    private NDArray popularityLoss(Batch batch, Leaves leaves, Scored scored, NDManager ofStep) {
        int size = batch.size;
        int compared = 1 + batch.compared;
        var random = new NDIndex(":, {}:{}", size, size + batch.compared);
        NDArray cosines = scored.cosines.stopGradient();
        NDArray popularity = tensors.floats(
                        ofStep, "popularity of choices", batch.popularity, (long) size * compared, Popularity.WEIGHTS)
                .matMul(leaves.weights.get(UserNetwork.POPULARITY).reshape(Popularity.WEIGHTS, 1))
                .reshape(size, compared);
        // Each random item stands for many, so that the loss is that over all items (Jean et al.: On Using Very Large
        // Target
        // Vocabulary for Neural Machine Translation, ACL 2015, section 3).
        NDArray corrections = ofStep.zeros(new Shape(size, 1))
                .concat(scored.corrections.get(random).add(batch.logItemsOfEach), 1);
        NDArray scores = cosines.gather(scored.own(), 1)
                .concat(cosines.get(random), 1)
                .add(popularity)
                .mul((float) (1 / options.temperature()))
                .add(corrections);
        return scores.logSoftmax(1).get(new NDIndex(":, 0")).mean().neg();
    }

    private static NDArray rows(NDArray table, NDArray numbers) {
        return Embedding.embedding(numbers, table, SparseFormat.DENSE).singletonOrThrow();
    }

    private void move(Batch batch, Leaves leaves) {
        float rate = (float) options.rowRate();
        // The sums are not needed any more, so their gradients take their place.
        Tensors.read(leaves.inputs.getGradient(), inputSums);
        model.items().move(batch.clicked.items(), batch.clicked.size(), inputSums, rate);
        Tensors.read(leaves.outputs.getGradient(), outputSums);
        model.items().move(batch.offered.items(), batch.offered.size(), outputSums, rate);
        model.setSteps(model.steps() + 1);
        for (Weights each : model.network().weights()) {
            Tensors.read(leaves.weights.get(each.name()).getGradient(), weightGradients);
            each.move(weightGradients, model.steps(), options.weightRate(), options.weightDecay());
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
