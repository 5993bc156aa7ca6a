/**
 * What an encoder of titles is trained from, and what comes of it. Contains no deep-learning library.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.training.title.TitleCorpus}: titles with their classes, or with pairs of titles that a user
 *       clicked after each other.
 *   <li>Out: {@link dev.eddy.training.title.TrainedTitles}: the weights of a {@link dev.eddy.text.TitleEncoder}; and how often
 *       neighbours have the same class.
 *   <li>Key, state: none.
 *   <li>Why: training needs native code, so it runs in a process of its own. Files are the only connection.
 * </ul>
 */
package dev.eddy.training.title;
