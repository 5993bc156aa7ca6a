package dev.eddy.recall.ranking;

import dev.eddy.client.FeatureWeights;
import dev.eddy.recall.cluster.ReturnRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of one cluster's features, learned from its sampled clicks. Each click is a listwise example, the
 * clicked item against the rest of the pool, by the gradient of ListNet's top-one softmax loss (Cao, Qin, Liu, Tsai
 * and Li, "Learning to rank: from pairwise approach to listwise approach", ICML 2007, section 4). Weights are dual averages
 * (Xiao, "Dual averaging methods for regularized stochastic learning and online optimization", JMLR 2010, with the
 * lengths of AdaGrad: Duchi, Hazan and Singer, JMLR 2011, section 1.1): each is the configured one plus the learning
 * rate times the sum of its gradients over the root of the sum of their squares. Sums fade, which forgets a weight that
 * no longer pays. Single steps would keep their noise, and each feature more would cost hits. A weight is the sum of a
 * base weight and one for each {@link Context} of the list. Also holds the cluster's {@link ReturnRates} and
 * {@link AwaitedSuccesses}. Not thread-safe.
 */
// Rows of weights are numbered by the contexts' order; new contexts are added at the end.
@SuppressWarnings("EnumOrdinal")
public final class LinearRanker {
    private static final int ROWS = 1 + Context.values().length;

    /** Variance of a weight that nothing was learned of. */
    private static final double FIRST_VARIANCE = .05;
    /** Keeps the first weights small. */
    private static final double PRIOR = .1;
    /** Of the past gradients with each step; without it the weights would hardly move in the end. */
    private static final double FADE = 1 - 1 / 5_000.;

    private final ScoringOptions options;
    private final FeatureSpace features;
    private final double[] start;
    private final double[] weights;
    private final double[] squares;
    private final ReturnRates returnRates;
    private final AwaitedSuccesses awaited;
    private long samples;

    public LinearRanker(ScoringOptions options, FeatureSpace features) {
        this(options, features, null);
    }

    /** Continues from state, or null; a feature or context that is new since then has its configured weight. */
    public LinearRanker(ScoringOptions options, FeatureSpace features, LearnedRanker learned) {
        this.options = options;
        this.features = features;
        this.weights = new double[ROWS * features.size()];
        this.squares = new double[ROWS * features.size()];
        options.weights().forEach((name, weight) -> weights[features.indexOf(name)] = weight);
        this.start = weights.clone();
        this.returnRates = learned == null ? new ReturnRates() : new ReturnRates(learned.returns());
        this.awaited = AwaitedSuccesses.of(learned == null ? LearnedSuccesses.NONE : learned.successes(), features);
        if (learned != null) {
            fill(weights, learned.weights());
            fill(squares, learned.squares());
            samples = learned.samples();
        }
    }

    private void fill(double[] rows, Map<String, double[]> byName) {
        List<String> names = features.names();
        for (int feature = 0; feature < names.size(); feature++) {
            double[] column = byName.get(names.get(feature));
            for (int row = 0; column != null && row < Math.min(column.length, ROWS); row++) {
                // A weight that is not a number would stay so and leave every list of the cluster empty.
                if (Double.isFinite(column[row])) {
                    rows[row * features.size() + feature] = column[row];
                }
            }
        }
    }

    public LearnedRanker learned() {
        return new LearnedRanker(
                byName(weights), byName(squares), samples, returnRates.learned(), awaited.learned(features));
    }

    private Map<String, double[]> byName(double[] rows) {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int feature = 0; feature < features.size(); feature++) {
            double[] column = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                column[row] = rows[row * features.size() + feature];
            }
            byName.put(features.names().get(feature), column);
        }
        return byName;
    }

    /** The weights of all features, for readers. */
    public List<FeatureWeights> weights() {
        List<FeatureWeights> all = new ArrayList<>();
        byName(weights)
                .forEach((name, column) -> all.add(
                        new FeatureWeights(name, Arrays.stream(column).boxed().toList())));
        return all;
    }

    public long samples() {
        return samples;
    }

    public ReturnRates returnRates() {
        return returnRates;
    }

    AwaitedSuccesses awaited() {
        return awaited;
    }

    public double weight(int feature) {
        return weights[feature];
    }

    float[] weights(List<Context> contexts) {
        int size = features.size();
        double[] sum = Arrays.copyOf(weights, size);
        for (Context context : contexts) {
            int row = (1 + context.ordinal()) * size;
            for (int feature = 0; feature < size; feature++) {
                sum[feature] += weights[row + feature];
            }
        }
        float[] rounded = new float[size];
        for (int feature = 0; feature < size; feature++) {
            rounded[feature] = (float) sum[feature];
        }
        return rounded;
    }

    /**
     * Variances of the {@link #weights(List)}: the inverse of the sum of the squared gradients, which stands for the curvature of the
     * likelihood, as in the Laplace approximation of Chapelle and Li (NeurIPS 2011, algorithm 3).
     */
    float[] variances(List<Context> contexts) {
        int size = features.size();
        float[] sum = new float[size];
        for (int feature = 0; feature < size; feature++) {
            double variance = variance(feature);
            for (Context context : contexts) {
                variance += variance((1 + context.ordinal()) * size + feature);
            }
            sum[feature] = (float) variance;
        }
        return sum;
    }

    private double variance(int at) {
        return 1 / (1 / FIRST_VARIANCE + squares[at]);
    }

    void countSample() {
        samples++;
    }

    /**
     * Takes one step up the gradient of a click's log-likelihood. A gradient that is not finite is ignored.
     *
     * @param worth what the click counts, as in weighted logistic regression; 0 or more
     */
    void learn(Lesson lesson, double worth) {
        if (worth == 0
                || lesson.gradient().length == 0
                || !Arrays.stream(lesson.gradient()).allMatch(Double::isFinite)) {
            return;
        }
        step(lesson.gradient(), worth, 0);
        for (Context context : lesson.contexts()) {
            step(lesson.gradient(), worth, (1 + context.ordinal()) * features.size());
        }
    }

    private void step(double[] gradient, double worth, int row) {
        for (int feature = 0; feature < features.size(); feature++) {
            int at = row + feature;
            double slope = worth * gradient[feature];
            // The sum of the gradients until now follows from the weight, so it needs no state.
            double sum = FADE * (weights[at] - start[at]) * (PRIOR + Math.sqrt(squares[at]))
                    + options.learner().learningRate() * slope;
            squares[at] = FADE * squares[at] + slope * slope;
            weights[at] = start[at] + sum / (PRIOR + Math.sqrt(squares[at]));
        }
    }
}
