package dev.eddy.neighbours;

import dev.eddy.vector.Exp2;

/** How much an interaction still counts, as a share, by its age. */
record AgeFade(long asOfMillis, double halvingsPerMilli) {

    /** One after the instant counts in full. */
    double at(long atMillis) {
        return Exp2.of(Math.min(0, atMillis - asOfMillis) * halvingsPerMilli);
    }
}
