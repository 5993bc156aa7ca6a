/**
 * The table of all items in the memory of each task that makes lists.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.item.ItemUpdate}, broadcast by the item stage.
 *   <li>Out: items by number, and the hottest, the next and the similar ones among them.
 *   <li>Key: none; every task has all items.
 *   <li>State: each task writes its share of the {@link dev.eddy.recall.items.ItemTable} and reads all shares back.
 *   <li>Why: a refresh looks at thousands of items. In arrays by {@link dev.eddy.recall.items.ItemNumbers} that is a walk
 *       over memory; a fetch of each would take longer than all that is computed.
 * </ul>
 */
package dev.eddy.recall.items;
