package dev.eddy.training.title;

/**
 * Options of the training of an encoder of titles.
 *
 * @param dimension of the vectors
 * @param mostRows most rows for hashed features; fewer when the titles have fewer features
 * @param inputs dimension of a feature's vector
 * @param units of the LSTM
 * @param mostEpochs epochs, at most. The training ends earlier when the validation loss does not fall.
 * @param mostExamples examples of an epoch, at most; drawn anew for each
 * @param batch examples of a step
 * @param temperature by which cosines are divided
 * @param smoothing share of the probability that is spread over all classes, in [0, 1)
 * @param featureDropout share of the features of tokens that are left out in each step, in [0, 1)
 * @param dropout share of the inputs and of the outputs of the LSTM that are set to 0 in each step, in [0, 1)
 * @param rowRate first learning rate of the features' vectors (Adagrad)
 * @param weightRate first learning rate of the network (Adam)
 * @param threads of PyTorch
 * @param seed equal seeds and threads give equal results on one machine
 */
public record TitleOptions(
        int dimension,
        int mostRows,
        int inputs,
        int units,
        int mostEpochs,
        int mostExamples,
        int batch,
        double temperature,
        double smoothing,
        double featureDropout,
        double dropout,
        double rowRate,
        double weightRate,
        int threads,
        long seed) {
    /** Name of the training in its folder. */
    public static final String TRAINING = "titles";

    /** Most rows that a model can have. */
    public static final int MOST_ROWS = 1 << 16;

    public TitleOptions {
        requirePositive("dimension", dimension);
        requirePositive("mostRows", mostRows);
        require(mostRows <= MOST_ROWS, "mostRows must be at most " + MOST_ROWS + ": " + mostRows);
        requirePositive("inputs", inputs);
        requirePositive("units", units);
        requirePositive("mostEpochs", mostEpochs);
        requirePositive("mostExamples", mostExamples);
        requirePositive("batch", batch);
        requirePositive("threads", threads);
        require(temperature > 0, "temperature must be above 0: " + temperature);
        requireShare("smoothing", smoothing);
        requireShare("featureDropout", featureDropout);
        requireShare("dropout", dropout);
        require(rowRate > 0, "rowRate must be above 0: " + rowRate);
        require(weightRate > 0, "weightRate must be above 0: " + weightRate);
    }

    /** Suits some thousand to a million titles. */
    public static TitleOptions ofTitles(int dimension, int threads, long seed) {
        return new TitleOptions(
                dimension, MOST_ROWS, 128, 128, 8, 500_000, 128, .1, .1, .25, .3, .05, .002, threads, seed);
    }

    /** Other passes over the examples, at most. */
    public TitleOptions withMostEpochs(int epochs) {
        return with(inputs, units, epochs, mostExamples);
    }

    /** Other examples of an epoch, at most. */
    public TitleOptions withMostExamples(int examples) {
        return with(inputs, units, mostEpochs, examples);
    }

    /** Another size of the network. */
    public TitleOptions withSize(int otherInputs, int otherUnits) {
        return with(otherInputs, otherUnits, mostEpochs, mostExamples);
    }

    private TitleOptions with(int otherInputs, int otherUnits, int epochs, int examples) {
        return new TitleOptions(
                dimension,
                mostRows,
                otherInputs,
                otherUnits,
                epochs,
                examples,
                batch,
                temperature,
                smoothing,
                featureDropout,
                dropout,
                rowRate,
                weightRate,
                threads,
                seed);
    }

    private static void requirePositive(String name, int value) {
        require(value >= 1, name + " must be at least 1: " + value);
    }

    private static void requireShare(String name, double value) {
        require(value >= 0 && value < 1, name + " must be at least 0 and below 1: " + value);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
