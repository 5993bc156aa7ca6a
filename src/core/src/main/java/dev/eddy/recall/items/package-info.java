/**
 * The table of all items in the memory of each task that makes lists.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.item.ItemUpdate}, broadcast by the item stage.
 *   <li>Out: items by number, and the lists of hottest, next and similar items.
 *   <li>Key: none; every task has all items.
 *   <li>State: each task writes its share of the {@link dev.eddy.recall.items.ItemTable} and restores all shares.
 *   <li>Why: a refresh reads thousands of items. Arrays by {@link dev.eddy.recall.items.ItemNumbers} keep them side by side
 *       in memory; reading objects would take longer than the computation.
 * </ul>
 */
package dev.eddy.recall.items;
