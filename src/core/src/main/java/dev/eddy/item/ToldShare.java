package dev.eddy.item;

/** Counts of a task's told items by hour since the epoch, ascending, and the options that they were told under. */
public record ToldShare(int task, int tasks, int residentItems, boolean tellsUnseen, long[] hours, int[] counts) {}
