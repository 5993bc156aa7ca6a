package dev.eddy.tower;

import dev.eddy.vector.Activations;
import dev.eddy.vector.Vectors;

/**
 * Two layers over a weighted mean of the clicks, the newest click, and the plain mean. Each click's weight in the first mean
 * follows from its place and from the time between it and the newest one. The weighted mean is also added to the result by a
 * layer of its own, so that an untrained network is a sum of the clicks.
 *
 * <p>After Covington, Adams, Sargin: Deep Neural Networks for YouTube Recommendations, RecSys 2016, section 3; with learned
 * weights of places as in Kang, McAuley: Self-Attentive Sequential Recommendation, ICDM 2018, section 3.1.
 */
final class MlpTower implements UserTower {
    static final String NAME = "mlp";
    private static final int ACTIVITY = 2;

    private final int dimension;
    private final float[] popularity;
    private final float[] places;
    private final float[] gaps;
    private final Layer hidden;
    private final Layer output;
    private final Layer direct;

    MlpTower(SafeTensors file) {
        int units = NetworkFile.length(file, "hidden.bias");
        this.dimension = NetworkFile.length(file, "output.bias");
        this.popularity = UserTower.popularity(file);
        this.places = NetworkFile.weights(file, "places", NetworkFile.length(file, "places"));
        this.gaps = NetworkFile.weights(file, "gaps", ClickSequence.GAPS);
        this.hidden = new Layer(file, "hidden", 3 * dimension + ACTIVITY, units);
        this.output = new Layer(file, "output", units, dimension);
        this.direct = new Layer(file, "direct", dimension, dimension);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int clicks() {
        return places.length;
    }

    @Override
    public float[] popularity() {
        return popularity;
    }

    @Override
    public float[] vector(ClickSequence clicks) {
        float[] weighted = weightedMean(clicks);
        float[] features = new float[3 * dimension + ACTIVITY];
        System.arraycopy(weighted, 0, features, 0, dimension);
        System.arraycopy(clicks.inputs().get(0), 0, features, dimension, dimension);
        float share = 1f / clicks.size();
        for (float[] input : clicks.inputs()) {
            for (int d = 0; d < dimension; d++) {
                features[2 * dimension + d] += share * input[d];
            }
        }
        System.arraycopy(clicks.activity(), 0, features, 3 * dimension, ACTIVITY);
        float[] units = hidden.apply(features);
        Activations.relu(units);
        float[] sum = output.apply(units);
        Vectors.addScaled(sum, 1, direct.apply(weighted));
        return Vectors.unit(sum);
    }

    private float[] weightedMean(ClickSequence clicks) {
        double[] logits = new double[clicks.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = places[i] + gaps[clicks.gap(i)];
        }
        return clicks.mean(logits);
    }
}
