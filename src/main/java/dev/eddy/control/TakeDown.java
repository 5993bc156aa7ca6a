package dev.eddy.control;

/**
 * An order that removes an item from all lists, whatever its record says.
 *
 * @param down false to lift an earlier order
 */
public record TakeDown(String itemId, boolean down) implements Control {}
