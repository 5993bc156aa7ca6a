package dev.eddy.training.deep;

/**
 * An array of the network that is trained. Adam moves it (Kingma, Ba: Adam, ICLR 2015), with the weight decay added to the
 * gradient, as in PyTorch.
 */
final class Weights {
    private static final float FIRST_DECAY = .9f;
    private static final float SECOND_DECAY = .999f;
    private static final float EPSILON = 1e-8f;

    private final String name;
    private final long[] shape;
    private final float[] values;
    private final float[] means;
    private final float[] squares;

    Weights(String name, float[] values, long... shape) {
        this.name = name;
        this.values = values;
        this.shape = shape;
        this.means = new float[values.length];
        this.squares = new float[values.length];
    }

    String name() {
        return name;
    }

    long[] shape() {
        return shape.clone();
    }

    float[] values() {
        return values;
    }

    /** Moving means of the gradients. */
    float[] means() {
        return means;
    }

    /** Moving means of the squared gradients. */
    float[] squares() {
        return squares;
    }

    /** Takes over the numbers of a checkpoint. */
    void restore(float[] newValues, float[] newMeans, float[] newSquares) {
        System.arraycopy(newValues, 0, values, 0, values.length);
        System.arraycopy(newMeans, 0, means, 0, values.length);
        System.arraycopy(newSquares, 0, squares, 0, values.length);
    }

    /**
     * Moves the weights against their gradient.
     *
     * @param step number of the step, from 1
     */
    void move(float[] gradient, long step, double rate, double decay) {
        float size = (float) (rate / (1 - Math.pow(FIRST_DECAY, (double) step)));
        float correction = (float) Math.sqrt(1 - Math.pow(SECOND_DECAY, (double) step));
        for (int i = 0; i < values.length; i++) {
            float slope = gradient[i] + (float) decay * values[i];
            means[i] = FIRST_DECAY * means[i] + (1 - FIRST_DECAY) * slope;
            squares[i] = SECOND_DECAY * squares[i] + (1 - SECOND_DECAY) * slope * slope;
            values[i] -= size * means[i] / ((float) Math.sqrt(squares[i]) / correction + EPSILON);
        }
    }
}
