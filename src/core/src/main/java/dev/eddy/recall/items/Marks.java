package dev.eddy.recall.items;

import java.util.Arrays;

/** A set of small numbers that is cleared in constant time. */
public final class Marks {
    private int[] rounds = {};
    private int round;

    /** Clears the set and makes room for the numbers below a bound. */
    Marks cleared(int bound) {
        if (rounds.length < bound) {
            rounds = Arrays.copyOf(rounds, Math.max(bound, 2 * rounds.length));
        }
        round++;
        if (round == 0) {
            Arrays.fill(rounds, 0);
            round = 1;
        }
        return this;
    }

    public void add(int number) {
        rounds[number] = round;
    }

    public boolean contains(int number) {
        return number < rounds.length && rounds[number] == round;
    }
}
