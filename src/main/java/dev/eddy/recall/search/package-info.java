/**
 * Finding items by their vectors. Part of the cluster stage.
 *
 * <ul>
 *   <li>In: the items of the {@link dev.eddy.recall.items.ItemTable}, as they are told of, also those that nothing has
 *       happened with; in each {@link dev.eddy.recall.items.ItemSpace} those that have a vector there.
 *   <li>Out: {@link dev.eddy.recall.cluster.FoundItems}, kept beside the member they were looked for.
 *   <li>Key: none; each task finds among all items.
 *   <li>State: none. A task's {@link dev.eddy.recall.search.ItemIndex}es, one a space, are made from the table after a restart,
 *       before the first search, so no search is answered from part of the items.
 *   <li>Why: what nobody has clicked yet is recalled by what it is about. Whoever makes a list has the vectors of all items at
 *       hand already, so a search is a look into memory: nothing travels, and no list waits.
 * </ul>
 */
package dev.eddy.recall.search;
