/**
 * Makes a data folder of files in other layouts.
 *
 * <ul>
 *   <li>In: CSV, TSV, Parquet and JSON lines, and a mapping of their columns ({@link dev.eddy.format.RecordOptions}).
 *   <li>Out: {@code events.jsonl.gz}, sorted by time; {@code items.jsonl.gz}; and how many rows were taken, left out and refused, with
 *       reasons.
 *   <li>Key, state: none. The rows wait in a database in a temporary folder until they are sorted, so that a log may be larger than
 *       the memory.
 *   <li>Why: trials and replays need one order of time, and a log in files has any.
 * </ul>
 */
package dev.eddy.ops.imports;
