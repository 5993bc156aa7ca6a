/**
 * The channels: one class for each way of recalling items.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.recall.channel.RecallContext}: a member, their cluster, the item table, an instant.
 *   <li>Out: each channel's ranked items, and why an item is among them.
 *   <li>Key, state: none; channels read the cluster and the item table.
 *   <li>Why: {@link dev.eddy.recall.channel.Channels} lists them all. Ranking, explanations, metrics and console read the list.
 * </ul>
 */
package dev.eddy.recall.channel;
