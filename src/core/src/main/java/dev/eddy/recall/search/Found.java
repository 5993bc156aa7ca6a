package dev.eddy.recall.search;

import java.util.Comparator;

/** A direction and its cosine with the query. */
record Found(Direction direction, float cosine) {
    static final Comparator<Found> NEAREST_FIRST =
            Comparator.comparingDouble(Found::cosine).reversed();
}
