package dev.eddy.training.deep;

import dev.eddy.training.process.EpochReport;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.util.ArrayList;
import java.util.List;

/** All numbers of a model that is trained: the vectors that items are read with and found by, and the user tower. */
final class TowerModel {
    private final TowerCorpus corpus;
    private final TowerOptions options;
    private final ItemVectors inputs;
    private final ItemVectors outputs;
    private final UserNetwork network;
    /** Steps of Adam, of all trainings. */
    private long steps;

    TowerModel(TowerCorpus corpus, TowerOptions options) {
        this.corpus = corpus;
        this.options = options;
        this.inputs = new ItemVectors(corpus, options.dimension(), options.seed());
        this.outputs = new ItemVectors(corpus, options.dimension(), options.seed() + 1);
        this.network = switch (options.architecture()) {
            case TowerOptions.GRU -> new GruNetwork(options);
            case TowerOptions.ATTENTION -> new AttentionNetwork(options);
            default -> new MlpNetwork(options);
        };
    }

    TowerCorpus corpus() {
        return corpus;
    }

    TowerOptions options() {
        return options;
    }

    ItemVectors inputs() {
        return inputs;
    }

    ItemVectors outputs() {
        return outputs;
    }

    UserNetwork network() {
        return network;
    }

    long steps() {
        return steps;
    }

    void setSteps(long steps) {
        this.steps = steps;
    }

    /** The model with all items that have a trained word. */
    TrainedTower trained(EpochReport report) {
        List<String> items = new ArrayList<>();
        List<float[]> inputRows = new ArrayList<>();
        List<float[]> outputRows = new ArrayList<>();
        for (int item = 0; item < corpus.items().size(); item++) {
            if (outputs.isTrained(item)) {
                float[] input = inputs.unit(item);
                float[] output = outputs.unit(item);
                if (input != null && output != null) {
                    items.add(corpus.items().get(item));
                    inputRows.add(input);
                    outputRows.add(output);
                }
            }
        }
        return new TrainedTower(
                items, inputRows.toArray(new float[0][]), outputRows.toArray(new float[0][]), network.tower(), report);
    }
}
