/**
 * What the running job knows of its users, for centres to be trained on.
 *
 * <ul>
 *   <li>In: the REST endpoint of a Flink cluster ({@link dev.eddy.ops.retrain.FlinkCluster}), and a savepoint that it
 *       writes where this process can read it.
 *   <li>Out: each user's direction and cluster ({@link dev.eddy.ops.retrain.SavedUsers}).
 *   <li>Key, state: the user stage's own; none is kept here.
 *   <li>Why a savepoint: a running job's newest checkpoint is deleted under whoever reads it, and recorded events are not the
 *       users that the job has.
 * </ul>
 */
package dev.eddy.ops.retrain;
