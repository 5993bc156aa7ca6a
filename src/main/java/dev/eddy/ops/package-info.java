/**
 * Operating a deployment: commands, questions, dead letters, centres, lag, recorded files, and an embedded Flink to read
 * savepoints with.
 *
 * <ul>
 *   <li>In: Kafka, Flink's REST endpoint, files.
 *   <li>Out: records on the job's topics, and reports.
 *   <li>Key, state: none.
 *   <li>Why: what a person does to a running job goes through its topics, so it needs no access to the job's machines.
 * </ul>
 */
package dev.eddy.ops;
