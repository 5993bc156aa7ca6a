/**
 * Binary formats of the records of every event and of the state of every user.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.codec.Codec} in the room of each such type.
 *   <li>Out: Flink's serializer of the type, {@code CodecSerializer}.
 *   <li>Key, state: none. Savepoints hold the layouts, so released layouts stay readable.
 *   <li>Why: Flink's own serializer reads fields by reflection and writes more bytes. For these types it took more processor time than
 *       the rest of their stages.
 * </ul>
 */
package dev.eddy.codec;
