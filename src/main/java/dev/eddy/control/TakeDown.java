package dev.eddy.control;

/**
 * The order that an item is never to be recalled, whatever its record says; or the end of such an order.
 *
 * @param down false when the order is lifted
 */
public record TakeDown(String itemId, boolean down) {}
