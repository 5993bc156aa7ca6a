package dev.eddy.vector;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). The
 * JDK's generators may change between versions; this one draws the same numbers for ever.
 */
public final class SplitMix64 {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /** A hash of {@code z}: every bit of {@code z} changes about half of its bits. */
    public static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** A hash of {@code z} in [0, 1), for samples that are equal in every run. */
    public static double uniform(long z) {
        return (mix(z) >>> 11) * 0x1.0p-53;
    }

    /** Whether a sample of a share in [0, 1] has an id. The id alone decides. */
    public static boolean isSampled(String id, double share) {
        return uniform(id.hashCode() + 1L) < share;
    }

    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform in [0, bound), for bounds above 0. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }

    /** Uniform in (0, 1]. */
    public double nextDouble() {
        return ((nextLong() >>> 11) + 1) * 0x1.0p-53;
    }

    public double nextGaussian() {
        // Box–Muller, with StrictMath: the last bit of Math may differ between processors.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }
}
