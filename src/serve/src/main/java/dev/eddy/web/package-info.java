/**
 * What the server of lists and the console have in common: an HTTP server whose places no client holds at its own pace.
 *
 * <ul>
 *   <li><b>In:</b> requests, {@link dev.eddy.web.Route}s with the {@link dev.eddy.web.Action} of each, and who may do what.
 *   <li><b>Out:</b> answers; for a request that fails, {@link dev.eddy.web.ErrorAnswer}.
 *   <li><b>Key:</b> the token of a request: {@link dev.eddy.web.Lane}s and {@link dev.eddy.web.Shares} are shared fairly by it.
 *   <li><b>State:</b> requests under way.
 *   <li><b>Why:</b> a request waits for its head and its body without a thread or a place, and for a bounded time. It takes a place once it is
 *       there, and gives it back once its answer is made.
 * </ul>
 */
package dev.eddy.web;
