package dev.eddy;

import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/** Draws ranks from 0 on as in Zipf's law: few of them often, most of them seldom. */
final class Zipf {
    private static final double EXPONENT = .9;

    private final double[] upTo;

    /** @param ranks how many there are */
    Zipf(int ranks) {
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(1 + rank, -EXPONENT);
            upTo[rank] = sum;
        }
    }

    int draw(SplitMix64 random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return at < 0 ? -at - 1 : at;
    }
}
