/**
 * The pure cores of all stages composed in one thread, without Flink: the oracle that the job's lists are compared with,
 * and the prequential evaluation of recorded events, beside the baselines that Eddy is to beat, and with tuned options.
 */
package dev.eddy.trial;
