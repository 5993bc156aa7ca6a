/**
 * Texts of items, such as titles, and their vectors.
 *
 * <ul>
 *   <li>In: texts; the weights of a trained network as safetensors; which vectors a topic already has.
 *   <li>Out: unit vectors, texts on the same subject with a large cosine; which texts to encode, and which vectors to send and to
 *       take back.
 *   <li>Key: none. State: hashes of texts by item; a file of vectors by the hash of their text.
 *   <li>Why: a new item has a text before anybody has clicked it. An encoder may need native code and so another process, and
 *       is behind a port.
 * </ul>
 */
package dev.eddy.text;
