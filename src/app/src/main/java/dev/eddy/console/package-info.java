/**
 * The console: web pages that show the state of a running deployment and explain lists.
 *
 * <ul>
 *   <li><b>In:</b> lists and profiles from Redis; items, events, centres and dead letters from Kafka; answers of the job
 *       through the topic {@code recall-questions}; metrics from Flink's REST API.
 *   <li><b>Out:</b> pages, and JSON for them under {@code /api}; with a token, also events to
 *       the topic of the events, and acts on the job: {@link dev.eddy.console.ActPosts}.
 *   <li><b>Key, state:</b> nothing beyond the process: the latest samples of metrics, the acts under way, and the catalogue.
 *   <li><b>Why:</b> the console reads what exists already, so the job does nothing for it. The pages come from the jar without
 *       a build step. {@link dev.eddy.console.Gate} decides which requests are allowed, {@link
 *       dev.eddy.console.FigureSeries} computes the plots; the other classes ask and pass on.
 * </ul>
 */
package dev.eddy.console;
