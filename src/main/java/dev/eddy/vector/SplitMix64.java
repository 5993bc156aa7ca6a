package dev.eddy.vector;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), written out: the
 * JDK's random number algorithms may change between versions, and what was drawn here must be drawn again by every later
 * one.
 */
public final class SplitMix64 {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /** Spreads every bit of {@code z} over the whole result. */
    public static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** A number in [0, 1) that hangs on {@code z} alone, as if drawn at random: for samples that are the same in every run. */
    public static double uniform(long z) {
        return (mix(z) >>> 11) * 0x1.0p-53;
    }

    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform in (0, 1]. */
    public double nextDouble() {
        return ((nextLong() >>> 11) + 1) * 0x1.0p-53;
    }

    /** Standard normal. */
    public double nextGaussian() {
        // Box–Muller, with StrictMath: Math may differ in the last bit from one processor to the next.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }
}
