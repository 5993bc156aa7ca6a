/**
 * What people do to a running job: take items down, forget users, send dead letters again; and who did it.
 *
 * <ul>
 *   <li><b>In:</b> an act, and the name of the person who asks for it.
 *   <li><b>Out:</b> records on the topics of the job, and two audits on {@code recall-audits}: asked, and done or failed.
 *   <li><b>Key, state:</b> none.
 *   <li><b>Why:</b> commands and the console do the same by the same classes, and no act goes without an audit.
 * </ul>
 */
package dev.eddy.ops.act;
