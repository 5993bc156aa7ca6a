package dev.eddy.training.tower;

import java.util.List;

/**
 * Options of the training of a two-tower model.
 *
 * @param architecture of the user tower: "mlp", "gru" or "attention"
 * @param dimension of the vectors
 * @param clicks last clicked items of a user that the tower reads
 * @param units of the hidden layer, or of the recurrent state
 * @param mostEpochs passes over the examples, at most. The training ends earlier when the validation loss does not fall.
 * @param batch examples of a step
 * @param negatives items drawn uniformly for each step, besides the other items of the batch
 * @param temperature by which cosines are divided
 * @param dropout share of the features that are set to 0 in each step, in [0, 1)
 * @param rowRate learning rate of the words' vectors (Adagrad)
 * @param weightRate learning rate of the network (Adam)
 * @param weightDecay of the network
 * @param threads of PyTorch
 * @param seed equal seeds and threads give equal results on one machine
 */
public record TowerOptions(
        String architecture,
        int dimension,
        int clicks,
        int units,
        int mostEpochs,
        int batch,
        int negatives,
        double temperature,
        double dropout,
        double rowRate,
        double weightRate,
        double weightDecay,
        int threads,
        long seed) {
    /** Name of the training in its folder. */
    public static final String TRAINING = "towers";

    public static final String MLP = "mlp";
    public static final String GRU = "gru";
    public static final String ATTENTION = "attention";
    private static final List<String> ARCHITECTURES = List.of(MLP, GRU, ATTENTION);

    public TowerOptions {
        require(
                ARCHITECTURES.contains(architecture),
                "architecture must be one of " + ARCHITECTURES + ": " + architecture);
        requirePositive("dimension", dimension);
        requirePositive("clicks", clicks);
        requirePositive("units", units);
        requirePositive("mostEpochs", mostEpochs);
        requirePositive("batch", batch);
        requirePositive("negatives", negatives);
        requirePositive("threads", threads);
        require(temperature > 0, "temperature must be above 0: " + temperature);
        require(dropout >= 0 && dropout < 1, "dropout must be at least 0 and below 1: " + dropout);
        require(rowRate > 0, "rowRate must be above 0: " + rowRate);
        require(weightRate > 0, "weightRate must be above 0: " + weightRate);
        require(weightDecay >= 0, "weightDecay must be at least 0: " + weightDecay);
    }

    /** Suits items that users choose: films, songs, articles. */
    public static TowerOptions ofItems(int dimension, int threads, long seed) {
        return new TowerOptions(
                MLP, dimension, 20, 2 * dimension, 10, 256, 512, .2, .2, .05, .003, 1e-5, threads, seed);
    }

    /** The same with a recurrent network, for users whose clicks follow each other. */
    public TowerOptions recurrent() {
        return with(GRU, dimension, mostEpochs);
    }

    /** The same with attention, for users of whose clicks some have to do with the newest. */
    public TowerOptions attention() {
        return with(ATTENTION, units, mostEpochs);
    }

    public TowerOptions withMostEpochs(int epochs) {
        return with(architecture, units, epochs);
    }

    private TowerOptions with(String otherArchitecture, int otherUnits, int epochs) {
        return new TowerOptions(
                otherArchitecture,
                dimension,
                clicks,
                otherUnits,
                epochs,
                batch,
                negatives,
                temperature,
                dropout,
                rowRate,
                weightRate,
                weightDecay,
                threads,
                seed);
    }

    private static void requirePositive(String name, int value) {
        require(value >= 1, name + " must be at least 1: " + value);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
