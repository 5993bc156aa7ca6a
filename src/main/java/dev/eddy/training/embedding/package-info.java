/**
 * Trains vectors of words from sequences in which they occur. Words are items, authors, places or tags.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.training.embedding.Corpus}, such as the clicked items of each user by time, and the vectors of the
 *       last training.
 *   <li>Out: an {@link dev.eddy.training.embedding.Embedding}.
 *   <li>Key: none. State: none. In memory: 8 bytes a click and as much again while the corpus is built, and two vectors a word.
 *   <li>Why: who has no vectors of items has clicks. Items that users click one after the other get similar vectors.
 * </ul>
 */
package dev.eddy.training.embedding;
