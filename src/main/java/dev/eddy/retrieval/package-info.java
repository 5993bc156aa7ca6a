/**
 * Finding items by their vectors. One operator with {@code popularity}, since both keep items.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.popularity.ItemPopularity}, and of {@link dev.eddy.membership.MemberUpdate} those that want items,
 *       gathered for a moment and broadcast.
 *   <li>Out: {@link dev.eddy.retrieval.FoundItems}, of each task the nearest of its items, merged to the nearest of all; and
 *       the digest, also of items that nothing has happened with, for who recalls what is found must know it.
 *   <li>Key: the item; the search, while answers are merged.
 *   <li>State: that of {@code popularity}. A task's {@link dev.eddy.retrieval.ItemIndex} is made from it after a restart, before
 *       the first search, so no search is answered from part of the items.
 *   <li>Why: what nobody has clicked yet is recalled by what it is about. Each task has a share of the items, so all tasks are
 *       asked, and an index fits a task's memory however many items there are.
 * </ul>
 */
package dev.eddy.retrieval;
