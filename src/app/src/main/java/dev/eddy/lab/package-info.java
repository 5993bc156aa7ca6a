/**
 * Runs all of Eddy on one machine, for the demo, the tests and the bench.
 *
 * <ul>
 *   <li>In: job options; recorded events or a {@link dev.eddy.lab.SyntheticWorld}.
 *   <li>Out: a running {@link dev.eddy.lab.LocalEddy} with Kafka, Redis and Flink on free ports.
 *   <li>Key: none. State: temporary folders, deleted on close.
 *   <li>Why: the real services catch errors that fakes would hide, and users can try Eddy without a deployment.
 * </ul>
 */
package dev.eddy.lab;
