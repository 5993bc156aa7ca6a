/**
 * What the process of a training and the one that waits for it have in common, whatever is trained.
 *
 * <ul>
 *   <li>In: the name of the training, its options and its input in a {@link dev.eddy.training.process.TrainingFolder}.
 *   <li>Out: the result in the same folder, a {@link dev.eddy.training.process.EpochReport}, and lines on the progress.
 *   <li>Key, state: none.
 *   <li>Why: both processes must agree on these, and only one of them has PyTorch.
 * </ul>
 */
package dev.eddy.training.process;
