package dev.eddy.training.deep;

import dev.eddy.training.process.EpochReport;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.util.ArrayList;
import java.util.List;

/**
 * All numbers of a model that is trained: the items' vectors and the user tower. An item is read and found by one vector, as in SASRec
 * (Kang and McAuley, "Self-attentive sequential recommendation", ICDM 2018, section III.D): with two, each learns from fewer clicks.
 */
final class TowerModel {
    private final TowerCorpus corpus;
    private final TowerOptions options;
    private final ItemVectors items;
    private final UserNetwork network;
    /** Steps of Adam, of all trainings. */
    private long steps;

    TowerModel(TowerCorpus corpus, TowerOptions options) {
        this.corpus = corpus;
        this.options = options;
        this.items = new ItemVectors(corpus, options.dimension(), options.seed());
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

    ItemVectors items() {
        return items;
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
        List<String> ids = new ArrayList<>();
        List<float[]> units = new ArrayList<>();
        for (int item = 0; item < corpus.items().size(); item++) {
            float[] unit = items.isTrained(item) ? items.unit(item) : null;
            if (unit != null) {
                ids.add(corpus.items().get(item));
                units.add(unit);
            }
        }
        float[][] vectors = units.toArray(new float[0][]);
        return new TrainedTower(ids, vectors, vectors, network.tower(), report);
    }
}
