/**
 * The commands of {@link dev.eddy.tools.Eddy}, the one-machine jar.
 *
 * <ul>
 *   <li>In: options and files of the command line; the options of the job.
 *   <li>Out: text, JSON and plots; an exit code of {@link dev.eddy.tools.EddyCommand}.
 *   <li>Key, state: none.
 *   <li>Why: a command parses, checks and prints; its work is in the rooms above. A malformed input ends with one line that names the
 *       option and the remedy.
 * </ul>
 */
package dev.eddy.tools;
