/**
 * Texts as vectors.
 *
 * <ul>
 *   <li>In: texts, such as titles, and the weights of a trained network as safetensors.
 *   <li>Out: unit vectors. Texts on the same subject have a large cosine.
 *   <li>Key, state: none.
 *   <li>Why: a new item has a text before anybody has clicked it.
 * </ul>
 */
package dev.eddy.text;
