/**
 * The pure cores of all stages composed in one thread, without Flink: the oracle that the job's lists are compared with,
 * and the prequential evaluation of recorded events, with the baselines that Eddy is to beat.
 */
package dev.eddy.trial;
