package dev.eddy.item;

/**
 * What one task of the item stage knows of all its items together.
 *
 * @param task from 0
 * @param tasks how many there were
 * @param residentItems as the option was
 * @param tellsUnseen whether items that nothing has happened with were told of
 * @param hours since the epoch, ascending
 * @param counts for each hour, the items told of that nothing has happened with since
 */
public record ToldShare(int task, int tasks, int residentItems, boolean tellsUnseen, long[] hours, int[] counts) {}
