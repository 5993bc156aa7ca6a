package dev.eddy.training.embedding;

/**
 * The rotation, perhaps with a reflection, that brings vectors nearest to others (the orthogonal Procrustes problem; Schönemann,
 * Psychometrika 31, 1966). It is the orthogonal factor of the sum of their outer products, found by Newton's iteration with
 * products of matrices only (Higham, "Functions of Matrices", 2008, section 8.3).
 */
final class Rotation {
    /** Singular values of 1e-12, the square of {@link #IDENTITY}, grow to 1 within these. */
    private static final int ITERATIONS = 100;

    private static final double CLOSE = 1e-9;
    /** Keeps directions that no pair speaks of as they are. It is a share of the sum's length. */
    private static final double IDENTITY = 1e-6;

    private final double[][] products;

    Rotation(int dimension) {
        products = new double[dimension][dimension];
    }

    /** Asks that a unit vector comes near another one. */
    void add(float[] from, float[] to, double weight) {
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < to.length; j++) {
                products[i][j] += weight * from[i] * to[j];
            }
        }
    }

    /** The rotation as a matrix: a row vector times it is the rotated vector. */
    double[][] matrix() {
        double[][] x = scaled();
        for (int i = 0; i < ITERATIONS; i++) {
            double[][] square = square(x);
            if (isIdentity(square)) {
                break;
            }
            x = step(x, square);
        }
        return x;
    }

    /** The sum with a length of 1, so that all singular values are in (0, 1]. */
    private double[][] scaled() {
        double square = 0;
        for (double[] row : products) {
            for (double each : row) {
                square += each * each;
            }
        }
        double length = square == 0 ? 1 : Math.sqrt(square);
        double[][] x = new double[products.length][products.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                x[i][j] = (products[i][j] / length + (i == j ? IDENTITY : 0)) / (1 + IDENTITY * x.length);
            }
        }
        return x;
    }

    /** {@code x'x}, which is the identity once x is orthogonal. */
    private static double[][] square(double[][] x) {
        double[][] square = new double[x.length][x.length];
        for (double[] row : x) {
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    square[i][j] += row[i] * row[j];
                }
            }
        }
        return square;
    }

    private static boolean isIdentity(double[][] square) {
        double distance = 0;
        for (int i = 0; i < square.length; i++) {
            for (int j = 0; j < square.length; j++) {
                distance = Math.max(distance, Math.abs(square[i][j] - (i == j ? 1 : 0)));
            }
        }
        return distance < CLOSE;
    }

    /** {@code x (3 - x'x) / 2}: each singular value s becomes s (3 - s²) / 2. */
    private static double[][] step(double[][] x, double[][] square) {
        double[][] next = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < x.length; k++) {
                for (int j = 0; j < x.length; j++) {
                    next[i][j] += x[i][k] * ((k == j ? 3 : 0) - square[k][j]) / 2;
                }
            }
        }
        return next;
    }
}
