/**
 * The job: its graph, its options, and how it is started. Read {@code RecallTopology} first.
 *
 * <ul>
 *   <li>In: Kafka's topics, by {@code KafkaSources}.
 *   <li>Out: Redis, dead letters and progress, by {@code RecallSinks}.
 *   <li>Key and state: none of its own; each stage's package tells of its own.
 *   <li>Why: a cluster runs this package and those of the stages; the packages for one machine stay out of its jar.
 * </ul>
 */
package dev.eddy.job;
