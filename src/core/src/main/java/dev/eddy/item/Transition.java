package dev.eddy.item;

/** A click on an item soon after another. Counts add up, in sixths: less for a larger distance, negative to undo. */
public record Transition(String itemId, String nextItemId, int count) {
    /** Makes operators that add up transitions emit their sums. */
    public static final Transition PASS_ON = new Transition("", "", 0);
}
