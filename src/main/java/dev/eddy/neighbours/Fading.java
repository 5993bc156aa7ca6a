package dev.eddy.neighbours;

import dev.eddy.vector.Exp2;

/**
 * How much an interaction still counts, by its age in a cluster's {@link Tempo}s: relative to {@link #base}, not to an instant,
 * so that what was faded once stays valid for as long as the tempo does. This is forward decay (Cormode, Shkapenyuk,
 * Srivastava and Xu, ICDE 2009, section 3): all that is compared lacks the same factor.
 *
 * @param halvingsPerMilli one over the tempo
 * @param base tempos from the epoch to a time not long before the cluster's newest interaction; a multiple of {@link #STEP},
 *     so that another base changes nothing but the exponent of a number, and no rounding
 */
record Fading(double halvingsPerMilli, double base) {
    /** Tempos after which there is another base, well within what a float can hold. */
    private static final double STEP = 64;

    /** The fading of a tempo, seen from a cluster's newest interaction. */
    static Fading of(double tempoMillis, long newestMillis) {
        double halvingsPerMilli = 1 / tempoMillis;
        return new Fading(halvingsPerMilli, STEP * Math.floor(newestMillis * halvingsPerMilli / STEP));
    }

    /** Tempos since the base. */
    double tempos(long atMillis) {
        return atMillis * halvingsPerMilli - base;
    }

    /** What is left, where so many tempos halve it: up to {@code 2^64} of the newest, and 0 of the very old. */
    double at(long atMillis, double halvedIn) {
        return Exp2.of(tempos(atMillis) / halvedIn);
    }

    /** By what to multiply to have it relative to an instant, in which it counts in full. */
    double relativeTo(long atMillis, double halvedIn) {
        return Exp2.of(-tempos(atMillis) / halvedIn);
    }
}
