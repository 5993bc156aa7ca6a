package dev.eddy.item;

/**
 * Counts of one task's told items.
 *
 * @param task index of the task
 * @param tasks number of tasks
 * @param residentItems value of the option
 * @param tellsUnseen whether items without events were told
 * @param hours hours since the epoch, ascending
 * @param counts told items with their last change in each hour
 */
public record ToldShare(int task, int tasks, int residentItems, boolean tellsUnseen, long[] hours, int[] counts) {}
