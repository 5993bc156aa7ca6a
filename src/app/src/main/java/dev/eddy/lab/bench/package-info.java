/**
 * Measurements of the command {@code bench}: Eddy, two minimal jobs, a tutorial's job, weeks of operation, and the vector index.
 *
 * <ul>
 *   <li>In: options; a synthetic load ({@link dev.eddy.lab.bench.BenchLoad}) on the topic {@code behaviour-events} of an
 *       embedded broker. Out: a {@link dev.eddy.lab.bench.BenchReport}, {@link dev.eddy.lab.bench.SoakRun.Report} or
 *       {@link dev.eddy.lab.bench.VectorReport}.
 *   <li>Key: the user in the minimal job with state; user, then cluster, in the tutorial's job.
 *   <li>State: a row of fixed size per user in the minimal job; latest items per user and counts per cluster in the tutorial's.
 *   <li>Why ratios: events per second hold for one machine only, but the ratio of Eddy's speed to a minimal job's holds on others
 *       too. All jobs read one topic, one after the other, in one process, with the same Flink settings.
 * </ul>
 */
package dev.eddy.lab.bench;
