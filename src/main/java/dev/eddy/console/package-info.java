/**
 * The console: web pages by which people see what a running deployment does, and why.
 *
 * <ul>
 *   <li><b>In:</b> lists and profiles from Redis; items, events, centres and dead letters from Kafka; what the job knows,
 *       asked over {@code recall-questions}; figures from Flink's REST API.
 *   <li><b>Out:</b> pages, and JSON for them under {@code /api}; with a token also events, on the topic of the events.
 *   <li><b>Key, state:</b> none that outlives the process: the latest figures, and what the items are called.
 *   <li><b>Why so:</b> all is read where it already is, so that the job carries nothing for it; pages come from the jar
 *       without a build step. {@link dev.eddy.console.Gate} decides who may do what, {@link dev.eddy.console.FigureSeries}
 *       what counters amount to; the rest asks and passes on.
 * </ul>
 */
package dev.eddy.console;
