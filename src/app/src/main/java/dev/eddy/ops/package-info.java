/**
 * Operates a deployment: commands, questions, dead letters, centres, lag, recorded files, and an embedded Flink.
 *
 * <ul>
 *   <li>In: Kafka topics, and files of events, items, vectors and centres.
 *   <li>Out: records on the job's topics, and reports for the commands and the console.
 *   <li>Key, state: none.
 *   <li>Why: a person acts on a running job through its topics, and so needs no access to its machines.
 * </ul>
 */
package dev.eddy.ops;
