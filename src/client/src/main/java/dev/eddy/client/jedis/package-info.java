/**
 * Connections to Redis by Jedis, for the readers and for the job. The client jar has this package, but services do not use it:
 * another version may have another library for Redis.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.option.RedisOptions}, and the files of passwords and stores that they name.
 *   <li>Out: commands and pipelines to a server, a Sentinel's master or a cluster; failures as one line with the option to check.
 *   <li>Key: Redis Cluster's slot of a key.
 *   <li>State: open connections, and which node has which slots.
 *   <li>Why: every type of Jedis stays behind this package and behind {@code serving}.
 * </ul>
 */
package dev.eddy.client.jedis;
