package dev.eddy.recall.items;

import java.util.Arrays;

/** A set of small numbers that is filled anew again and again: forgetting all of them takes no time. */
public final class Marks {
    private int[] rounds = {};
    private int round;

    /** Forgets all numbers, and makes room for those below a bound: none beyond may be added. */
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

    /** Whether a number is in the set. */
    public boolean contains(int number) {
        return number < rounds.length && rounds[number] == round;
    }
}
