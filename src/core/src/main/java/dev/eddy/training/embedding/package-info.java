/**
 * Trains vectors of words from sequences in which they occur, and of entities from facts about them. Words are items, authors,
 * places or tags.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.training.embedding.Corpus}, such as the clicked items of each user by time, and the vectors of the
 *       last training.
 *   <li>Out: an {@link dev.eddy.training.embedding.Embedding}; of facts, {@link dev.eddy.training.embedding.Translations}; of tags, a
 *       {@link dev.eddy.training.embedding.TagSpace}, which has vectors of unknown tags, too.
 *   <li>Key: none. State: none. In memory: 8 to 20 bytes a click while the corpus is gathered, 4 in the corpus, and two vectors a word.
 *   <li>Why: who has no vectors of items has clicks. Items that users click one after the other get similar vectors.
 * </ul>
 */
package dev.eddy.training.embedding;
