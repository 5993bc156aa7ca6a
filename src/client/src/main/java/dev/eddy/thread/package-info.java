/**
 * The threads that Eddy makes.
 *
 * <ul>
 *   <li><b>In:</b> what a thread is to do: once, again and again, or whenever it is asked.
 *   <li><b>Out:</b> a log line and a count for whatever a thread throws, and the time since it last succeeded.
 *   <li><b>Key, state:</b> none.
 *   <li><b>Why:</b> an error on a thread that nobody waits for would end its work in silence.
 * </ul>
 */
package dev.eddy.thread;
