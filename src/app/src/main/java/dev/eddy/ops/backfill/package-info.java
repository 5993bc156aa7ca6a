/**
 * Has the running job fold the events of before it, and then make every list once.
 *
 * <ul>
 *   <li>In: a file of events by time ({@link dev.eddy.ops.backfill.HistoryFile}), and the live events that it may hold once more.
 *   <li>Out: records of {@code behaviour-history}, and a rebuild of all lists.
 *   <li>Key: the user. Each record says which event of which file it is.
 *   <li>State: none; an interrupted backfill reads in the topic how far it came.
 *   <li>Why: a topic of its own, since others read the live one. The job reads it first, makes no lists meanwhile, and then goes on
 *       with the live events.
 * </ul>
 */
package dev.eddy.ops.backfill;
