/**
 * Retrains the centres from the users of the running job.
 *
 * <ul>
 *   <li>In: a savepoint, requested by the REST endpoint of a Flink cluster ({@link dev.eddy.ops.retrain.FlinkCluster}); this
 *       process must be able to read its files.
 *   <li>Out: a published and activated set of centres, or a refusal ({@link dev.eddy.ops.retrain.CentreRefresh.Outcome}).
 *   <li>Key, state: those of the user stage, read only.
 *   <li>Why a savepoint: the job deletes checkpoints while they are read, and recorded events do not show the present users.
 * </ul>
 */
package dev.eddy.ops.retrain;
