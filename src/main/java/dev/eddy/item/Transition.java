package dev.eddy.item;

/**
 * One item had soon after another, by one user or by many: counts of the same two add up in any order.
 *
 * @param itemId of the earlier
 * @param nextItemId of the later
 * @param count how often, in sixths: less the further apart; below 0 what was counted too much
 */
public record Transition(String itemId, String nextItemId, int count) {
    /** Counts nothing, but asks whoever gathers transitions to pass on all that came before. */
    public static final Transition PASS_ON = new Transition("", "", 0);
}
