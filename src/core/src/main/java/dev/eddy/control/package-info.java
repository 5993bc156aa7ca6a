/**
 * Commands and questions to the running job.
 *
 * <ul>
 *   <li>In: the topics {@code recall-control} and {@code recall-questions}.
 *   <li>Out: {@link dev.eddy.control.Command} to all users, {@link dev.eddy.control.ForgetUser} and
 *       {@link dev.eddy.control.Question} to one, {@link dev.eddy.control.TakeDown} to an item; progress with commands.
 *   <li>Key: none; one task parses commands, since their order counts.
 *   <li>State: the highest number of a command, since numbers go on growing when the topic is made anew
 *       ({@code ParseCommandFunction.CommandNumbers}).
 *   <li>Why: a command reaches the stages like any other record, so a replay carries it out at the same place.
 * </ul>
 */
package dev.eddy.control;
