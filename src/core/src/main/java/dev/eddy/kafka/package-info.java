/**
 * Clients of Kafka outside Flink: consumers, producers, and a thread that follows a topic.
 *
 * <ul>
 *   <li>In: the settings of {@link dev.eddy.job.KafkaOptions}.
 *   <li>Out: records of a topic, and acknowledgements of those that were sent.
 *   <li>Key, state: none.
 *   <li>Why: every process connects with the same timeouts and guarantees.
 * </ul>
 */
package dev.eddy.kafka;
