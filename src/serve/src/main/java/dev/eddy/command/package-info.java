/**
 * What commands have in common.
 *
 * <ul>
 *   <li><b>In:</b> the words of a command line.
 *   <li><b>Out:</b> what a command prints, and its exit code.
 *   <li><b>Key, state:</b> none.
 *   <li><b>Why:</b> eddy.jar and eddy-serve.jar read options, refuse bad input and print tables alike.
 * </ul>
 */
package dev.eddy.command;
