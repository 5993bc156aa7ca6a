/**
 * Trains two-tower models and encoders of titles with PyTorch, through DJL, in a process of its own.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.training.process.TrainingFolder} with a corpus and options, and the last checkpoint.
 *   <li>Out: a {@link dev.eddy.training.tower.TrainedTower}, or {@link dev.eddy.training.title.TrainedTitles}, in the same
 *       folder, a checkpoint after each epoch, and lines on the progress.
 *   <li>Key: none. State: the vectors of all words, or of the features of titles, with their sums of squared gradients, and the
 *       network. They are Java arrays. PyTorch gets the rows of one batch at a time.
 *   <li>Why: PyTorch has 110 MB of native code, and a crash of it ends the process. Eddy's own jars are free of both.
 * </ul>
 */
package dev.eddy.training.deep;
