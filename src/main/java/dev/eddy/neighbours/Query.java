package dev.eddy.neighbours;

import dev.eddy.vector.Exp2;

/**
 * One member asking, as of an instant.
 *
 * @param tempoMillis the cluster's {@link Tempo}
 */
record Query(ClusterIndex index, IndexedMember user, long asOfMillis, double tempoMillis) {

    /** How much an interaction still counts, as a share; one after the instant counts in full. */
    double fade(long atMillis, double tempos) {
        return Exp2.of(Math.min(0, atMillis - asOfMillis) / (tempoMillis * tempos));
    }
}
