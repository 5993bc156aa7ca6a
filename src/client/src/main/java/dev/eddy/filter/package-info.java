/**
 * Conditions on items, which readers of lists filter by.
 *
 * <ul>
 *   <li>In: the text of a filter, such as {@code category in (a, b) and price < 20 and not tag:spoiler}.
 *   <li>Out: whether an item fulfils it at an instant; or the reason and the position of an error in the text.
 *   <li>Key, state: none.
 *   <li>Why: one closed language for the client, for HTTP, and for whoever tests a filter. It has no loops, no functions and no
 *       regular expressions, so each filter takes a bounded time.
 * </ul>
 */
package dev.eddy.filter;
