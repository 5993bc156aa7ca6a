/**
 * What the command {@code bench} measures: Eddy beside the least that any such job has to do, and beside the job that a
 * tutorial would write.
 *
 * <ul>
 *   <li>In: options; a made-up load ({@link dev.eddy.lab.bench.BenchLoad}) on the topic {@code behaviour-events} of an
 *       embedded broker. Out: a {@link dev.eddy.lab.bench.BenchReport}.
 *   <li>Key: the user in the floor with state; user, then cluster, in the naive job. Eddy's own is that of the whole job.
 *   <li>State: a row of fixed size per user in the floor; recents per user and counts per cluster in the naive job.
 *   <li>Why ratios: events per second are those of one machine. What share of the floors' speed is left when every click
 *       refreshes a list and writes it to Redis holds on others too. All jobs read one topic, one after the other, in one
 *       process, with the same Flink settings.
 * </ul>
 */
package dev.eddy.lab.bench;
