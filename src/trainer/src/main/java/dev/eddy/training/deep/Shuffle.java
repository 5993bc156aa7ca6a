package dev.eddy.training.deep;

import dev.eddy.vector.SplitMix64;

/**
 * A random order of the numbers below a size, which takes no memory: a Feistel network of four rounds, repeated until the
 * number is below the size (Black and Rogaway: Ciphers with Arbitrary Finite Domains, CT-RSA 2002, sections 4 and 5).
 */
final class Shuffle {
    private static final int ROUNDS = 4;

    private final int size;
    private final long seed;
    /** Bits of each of the two halves of a number. */
    private final int bits;

    Shuffle(int size, long seed) {
        this.size = size;
        this.seed = SplitMix64.mix(seed);
        this.bits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1)) + 1) / 2);
    }

    /** The number at a place; both are in [0, size). */
    int at(int place) {
        long number = place;
        do {
            number = permuted(number);
        } while (number >= size);
        return (int) number;
    }

    private long permuted(long number) {
        long mask = (1L << bits) - 1;
        long left = number >>> bits;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (SplitMix64.mix(seed + ((long) round << 40) + right) & mask);
            left = right;
            right = mixed;
        }
        return left << bits | right;
    }
}
