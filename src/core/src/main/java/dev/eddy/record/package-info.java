/**
 * What all Kafka records of Eddy share.
 *
 * <ul>
 *   <li>In: the bytes of a record, as {@link dev.eddy.record.KafkaRecord}.
 *   <li>Out: a {@link dev.eddy.record.Parsed} value, or a {@link dev.eddy.record.DeadLetter} with the reason.
 *   <li>Key, state: none.
 *   <li>Why: every topic has the same rules for ids, texts, times and JSON, and a record that breaks them must not stop the job.
 * </ul>
 */
package dev.eddy.record;
