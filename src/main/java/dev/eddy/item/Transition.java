package dev.eddy.item;

/**
 * A click on an item soon after another, by one user or many. Counts of one pair add up in any order. They are in
 * sixths: less for a larger distance, negative for a correction.
 */
public record Transition(String itemId, String nextItemId, int count) {
    /** Makes operators that add up transitions emit their sums. */
    public static final Transition PASS_ON = new Transition("", "", 0);
}
