/**
 * The server of lists: candidates, similar items and groups over HTTP, and events into Kafka.
 *
 * <ul>
 *   <li><b>In:</b> lists from Redis, through {@link dev.eddy.client.RecallClient}; events in the bodies of posts.
 *   <li><b>Out:</b> JSON under {@code /v1}, health and metrics; good events to the topic of the events.
 *   <li><b>Key:</b> the user id is the key of an event's record.
 *   <li><b>State:</b> nothing beyond the process: the tokens of a file and what is left of their rates, and the metrics.
 *   <li><b>Why:</b> services without Java read lists by one request. {@link dev.eddy.serve.Route} declares every route
 *       once: the router, the checks of parameters, the metrics and {@code openapi.json} all read it.
 * </ul>
 */
package dev.eddy.serve;
