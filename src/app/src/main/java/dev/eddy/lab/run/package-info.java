/**
 * Runs the job durably on one machine: {@code run --state}.
 *
 * <ul>
 *   <li>In: job options, a folder.
 *   <li>Out: a running job that goes on from its newest savepoint or checkpoint; a savepoint at its end.
 *   <li>Key: none. State: checkpoints and savepoints in the folder; the lease of the only writer in Redis.
 *   <li>Why: one process has no Flink cluster or orchestrator that keeps its state and prevents a second one.
 * </ul>
 */
package dev.eddy.lab.run;
