/**
 * Finding items by their vectors. Part of the operator of {@code neighbours} and {@code scoring}.
 *
 * <ul>
 *   <li>In: the items of the {@link dev.eddy.popularity.PopularityDigest}, as they are told of, also those that nothing has
 *       happened with; in each {@link dev.eddy.popularity.ItemSpace} those that have a vector there.
 *   <li>Out: {@link dev.eddy.neighbours.FoundItems}, kept beside the member they were looked for.
 *   <li>Key: none; each task finds among all items.
 *   <li>State: none. A task's {@link dev.eddy.retrieval.ItemIndex}es, one a space, are made from the digest after a restart,
 *       before the first search, so no search is answered from part of the items.
 *   <li>Why: what nobody has clicked yet is recalled by what it is about. Whoever makes a list has the vectors of all items at
 *       hand already, so a search is a look into memory: nothing travels, and no list waits.
 * </ul>
 */
package dev.eddy.retrieval;
