/**
 * What a two-tower model is trained from, and what comes of it. Contains no deep-learning library.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.training.tower.TowerCorpus}: items with their words, and the clicks of users by time.
 *   <li>Out: a {@link dev.eddy.training.tower.TrainedTower}: two vectors an item, and the weights of the user tower.
 *   <li>Key: none. State: a folder with the last checkpoint, from which the next training goes on.
 *   <li>Why: training needs native code and much memory, so it runs in a process of its own. Files are the only connection.
 * </ul>
 */
package dev.eddy.training.tower;
