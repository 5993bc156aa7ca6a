package dev.eddy.control;

/** An order that removes an item from all lists, whatever its record says, or lifts an earlier order. */
public record TakeDown(String itemId, boolean down) implements Control {}
