/**
 * Evaluates Eddy on recorded events, and holds the oracle for the job's lists.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.trial.Recording} of events and a catalogue; options of the job.
 *   <li>Out: a {@link dev.eddy.trial.TrialReport} with the rates of Eddy, its channels and the baselines; for tuned options a
 *       {@link dev.eddy.trial.TuningReport}.
 *   <li>Key: none. State: all users and items in memory.
 *   <li>Why: {@link dev.eddy.trial.RecallEngine} composes the pure classes of all stages in one thread without Flink, so that
 *       offline figures come from the job's own code.
 * </ul>
 */
package dev.eddy.trial;
