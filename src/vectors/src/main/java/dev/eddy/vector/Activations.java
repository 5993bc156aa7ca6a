package dev.eddy.vector;

/** Functions between the layers of a network. They give the same bits on every JVM. */
public final class Activations {
    private static final double LOG2_E = 1.4426950408889634;

    private Activations() {}

    /** {@code 1 / (1 + e^-x)}, in [0, 1]. */
    public static float sigmoid(float x) {
        // Beyond these it is 0 or 1 in float, and the power would be out of range.
        return (float) (1 / (1 + Exp2.of(Math.max(-100, Math.min(100, -x * LOG2_E)))));
    }

    /** The hyperbolic tangent, in [-1, 1]. */
    public static float tanh(float x) {
        return 2 * sigmoid(2 * x) - 1;
    }

    /** Sets what is negative to 0. */
    public static void relu(float[] units) {
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.max(0, units[i]);
        }
    }
}
