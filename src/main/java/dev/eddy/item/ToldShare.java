package dev.eddy.item;

/**
 * Counts of one task's told items by the hour of their last change, in hours since the epoch, ascending; and the task,
 * the number of tasks and the options that they were told under.
 */
public record ToldShare(int task, int tasks, int residentItems, boolean tellsUnseen, long[] hours, int[] counts) {}
