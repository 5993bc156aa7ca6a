package dev.eddy.training.embedding;

/** The logistic function and the cross entropy, from tables. */
final class Sigmoid {
    private static final int REACH = 8;
    private static final int STEPS = 512;
    private static final float[] VALUES = new float[2 * REACH * STEPS + 1];
    private static final float[] LOSSES = new float[VALUES.length];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            double x = i / (double) STEPS - REACH;
            VALUES[i] = (float) (1 / (1 + Math.exp(-x)));
            LOSSES[i] = (float) Math.log1p(Math.exp(-x));
        }
    }

    private Sigmoid() {}

    /** {@code 1 / (1 + exp(-x))}, to 0.001. */
    static float of(float x) {
        return VALUES[place(x)];
    }

    /** {@code -log(of(x))}, at most 8. */
    static float loss(float x) {
        return LOSSES[place(x)];
    }

    private static int place(float x) {
        return (int) ((Math.max(-REACH, Math.min(REACH, x)) + REACH) * STEPS + .5f);
    }
}
