package dev.eddy.neighbours;

/**
 * One member asking, as of an instant.
 *
 * @param tempoMillis the cluster's {@link Tempo}
 */
record Query(IndexedMember user, long asOfMillis, double tempoMillis) {

    /** The fading of interactions that halves what they count in so many tempos. */
    AgeFade fade(double tempos) {
        return new AgeFade(asOfMillis, 1 / (tempoMillis * tempos));
    }
}
