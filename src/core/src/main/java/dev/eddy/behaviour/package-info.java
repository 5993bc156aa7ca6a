/**
 * Where events enter: Kafka bytes in, {@link dev.eddy.behaviour.Behaviour} out; no key, no state.
 *
 * <p>Every record either becomes a valid behaviour or goes to the dead letters with its bytes and a reason, so that
 * nothing behind this package has to doubt an id, a type or a time again, and no record can stop the job. Times ahead
 * of the broker's append time are set back to it here, since the event's time is the clock of every decay. Each behaviour
 * keeps its position in the topic, which orders a user's events of one time.
 *
 * <p>Being the first, it also holds what all stages share: records as they come, how one is parsed and counted
 * ({@code ParseFunction}), ids, dead letters, and what an option may be.
 */
package dev.eddy.behaviour;
