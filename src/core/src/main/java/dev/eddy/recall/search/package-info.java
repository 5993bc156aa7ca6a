/**
 * Search for items by vectors. Part of the cluster stage.
 *
 * <ul>
 *   <li>In: the updates of the {@link dev.eddy.recall.items.ItemTable}; each {@link dev.eddy.recall.items.ItemSpace} indexes the items
 *       that have a vector in it, also those without any event.
 *   <li>Out: {@link dev.eddy.recall.cluster.FoundItems}, kept with the member.
 *   <li>Key: none; each task searches all items.
 *   <li>State: none. After a restart, a task builds an {@link dev.eddy.recall.search.ItemIndex} per space from the table, before the
 *       first search.
 *   <li>Why: items that nobody has clicked yet can only be recalled by their content. The task that makes the lists has all vectors in
 *       memory, so a search needs no network and no list waits.
 * </ul>
 */
package dev.eddy.recall.search;
