/**
 * User towers: networks that compute a user's vector in a space from the last clicks.
 *
 * <ul>
 *   <li>In: the weights of a trained network as safetensors, and the input vectors of the items that a user clicked.
 *   <li>Out: the user's unit vector. Items are found by their cosines with it.
 *   <li>Key, state: none.
 *   <li>Why: a two-tower model knows what to make of a sequence of clicks, where a sum of vectors does not. Its item side is
 *       published as vectors; only the user side has to run at each click, so it is plain Java without native code.
 * </ul>
 *
 * <p>A network computes the same bits on every JVM, so that replays and the oracle make equal lists.
 */
package dev.eddy.tower;
