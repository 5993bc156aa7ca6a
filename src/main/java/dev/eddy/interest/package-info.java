/**
 * What a user cares about.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.catalog.TaggedBehaviour}, an event with the direction of taste it speaks of.
 *   <li>Out: {@link dev.eddy.interest.InterestUpdate}: the interest after the event and the interaction it added; and the
 *       {@link dev.eddy.interest.Transition}s that a change of the history makes or undoes.
 *   <li>Key and state: pure cores here; they run in the user stage of {@code membership}, under the user's bucket, which
 *       keeps one {@link dev.eddy.interest.Interest} per user.
 *   <li>Why: a decayed sum and a bounded history are all that the later stages need of a user's past, and both can be
 *       folded in any order. The order of a user's interactions is that of their times, and at one time that of their
 *       positions in the topic, which come with the events.
 * </ul>
 */
package dev.eddy.interest;
