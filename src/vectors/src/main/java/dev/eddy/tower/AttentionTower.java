package dev.eddy.tower;

import dev.eddy.vector.Activations;
import dev.eddy.vector.Vectors;

/**
 * One block of attention, of which only the newest click asks: a softmax over the clicks of how well each fits the newest, plus
 * a bias of its place and one of the time between both. The mean of the clicks by these weights goes through a layer, the newest
 * click is added, and two layers change the sum.
 *
 * <p>After Kang, McAuley: Self-Attentive Sequential Recommendation, ICDM 2018, section 3. The product of a query and a key is
 * one matrix between two clicks, and the values are summed before their layer, so no layer is applied to each click.
 */
final class AttentionTower implements UserTower {
    static final String NAME = "attention";

    private final int dimension;
    private final float[] popularity;
    private final float[] places;
    private final float[] gaps;
    private final Layer query;
    private final Layer value;
    private final Layer hidden;
    private final Layer output;

    AttentionTower(SafeTensors file) {
        int units = NetworkFile.length(file, "hidden.bias");
        this.dimension = NetworkFile.length(file, "output.bias");
        this.popularity = UserTower.popularity(file);
        this.places = NetworkFile.weights(file, "places", NetworkFile.length(file, "places"));
        this.gaps = NetworkFile.weights(file, "gaps", ClickSequence.GAPS);
        this.query = new Layer(file, "query", dimension, dimension);
        this.value = new Layer(file, "value", dimension, dimension);
        this.hidden = new Layer(file, "hidden", dimension, units);
        this.output = new Layer(file, "output", units, dimension);
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
        float[] newest = clicks.inputs().get(0);
        float[] wanted = query.apply(newest);
        double[] logits = new double[clicks.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Vectors.dot(wanted, clicks.inputs().get(i)) + places[i] + gaps[clicks.gap(i)];
        }
        float[] sum = value.apply(clicks.mean(logits));
        Vectors.addScaled(sum, 1, newest);
        float[] units = hidden.apply(sum);
        Activations.relu(units);
        Vectors.addScaled(sum, 1, output.apply(units));
        return Vectors.unit(sum);
    }
}
