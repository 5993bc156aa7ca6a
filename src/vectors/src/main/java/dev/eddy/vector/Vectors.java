package dev.eddy.vector;

/** Kernels on dense vectors. They allocate no memory but for a resulting array. */
public final class Vectors {
    private Vectors() {}

    /** Inner product of two vectors of the same length, summed in double. */
    public static double dot(float[] a, float[] b) {
        // Four independent sums, so that additions overlap.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            sum0 += (double) a[i] * b[i];
            sum1 += (double) a[i + 1] * b[i + 1];
            sum2 += (double) a[i + 2] * b[i + 2];
            sum3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            sum0 += (double) a[i] * b[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Inner product of two vectors of the same length, summed in float; for unit vectors to 1e-6. */
    public static float product(float[] a, float[] b) {
        // Fused, in four sums, each in the order of the dimensions: equal bits on every machine.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            sum0 = Math.fma(a[i], b[i], sum0);
            sum1 = Math.fma(a[i + 1], b[i + 1], sum1);
            sum2 = Math.fma(a[i + 2], b[i + 2], sum2);
            sum3 = Math.fma(a[i + 3], b[i + 3], sum3);
        }
        if (i < a.length) {
            sum0 = Math.fma(a[i], b[i], sum0);
        }
        if (i + 1 < a.length) {
            sum1 = Math.fma(a[i + 1], b[i + 1], sum1);
        }
        if (i + 2 < a.length) {
            sum2 = Math.fma(a[i + 2], b[i + 2], sum2);
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Sum of the absolute differences between {@code head + translation} and {@code tail}, of the same length. */
    public static float translationDistance(float[] head, float[] translation, float[] tail) {
        // Four independent sums, so that additions overlap.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < head.length - 3; i += 4) {
            sum0 += Math.abs(head[i] + translation[i] - tail[i]);
            sum1 += Math.abs(head[i + 1] + translation[i + 1] - tail[i + 1]);
            sum2 += Math.abs(head[i + 2] + translation[i + 2] - tail[i + 2]);
            sum3 += Math.abs(head[i + 3] + translation[i + 3] - tail[i + 3]);
        }
        for (; i < head.length; i++) {
            sum0 += Math.abs(head[i] + translation[i] - tail[i]);
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Cosine of a vector with a row of unit vectors; NaN when its squared length is 0 or out of range. */
    public static double cosine(double[] x, float[] rows, int row) {
        int from = row * x.length;
        // Two independent sums of each kind, as in dot.
        double product0 = 0;
        double product1 = 0;
        double square0 = 0;
        double square1 = 0;
        int i = 0;
        for (; i < x.length - 1; i += 2) {
            product0 += x[i] * rows[from + i];
            product1 += x[i + 1] * rows[from + i + 1];
            square0 += x[i] * x[i];
            square1 += x[i + 1] * x[i + 1];
        }
        if (i < x.length) {
            product0 += x[i] * rows[from + i];
            square0 += x[i] * x[i];
        }
        double square = square0 + square1;
        return square > Double.MIN_NORMAL && Double.isFinite(square)
                ? (product0 + product1) / Math.sqrt(square)
                : Double.NaN;
    }

    /** Adds {@code factor * x} to {@code sum}, in place. */
    public static void addScaled(double[] sum, double factor, float[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** As {@link #addScaled(double[], double, float[])}, of a double vector. */
    public static void addScaled(double[] sum, double factor, double[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** As {@link #addScaled(double[], double, float[])}, in float. */
    public static void addScaled(float[] sum, float factor, float[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** Multiplies {@code x} by {@code factor}, in place. */
    public static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    /** The unit vector of {@code x}; null when all components are 0 or below the smallest normal double. */
    public static float[] unit(double[] x) {
        double largest = largest(x);
        if (!hasDirection(largest)) {
            return null;
        }
        double square = 0;
        for (double value : x) {
            square += (value / largest) * (value / largest);
        }
        double norm = Math.sqrt(square);
        float[] unit = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            unit[i] = (float) (x[i] / largest / norm);
        }
        return unit;
    }

    /** Whether {@code x} has a {@linkplain #unit(double[]) unit vector}. */
    public static boolean hasDirection(double[] x) {
        return hasDirection(largest(x));
    }

    private static boolean hasDirection(double largest) {
        // NaN and infinity have no direction either.
        return largest > Double.MIN_NORMAL && !Double.isInfinite(largest);
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** As {@link #unit(double[])}. */
    public static float[] unit(float[] x) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            wide[i] = x[i];
        }
        return unit(wide);
    }

    /** Whether every component is a finite number. */
    public static boolean isFinite(float[] x) {
        for (float value : x) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** A component, or 0 beyond the last. */
    static float at(float[] x, int d) {
        return d < x.length ? x[d] : 0;
    }
}
