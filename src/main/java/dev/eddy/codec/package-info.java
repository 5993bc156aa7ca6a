/**
 * How the records are written that travel with every event and are kept for every user.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.codec.Codec} of each such type, which stands beside the type.
 *   <li>Out: Flink's serializer of the type, {@link dev.eddy.codec.CodecSerializer}.
 *   <li>Key, state: none; the layouts are those of the state, and a promise.
 *   <li>Why: Flink's own serializer of records finds their fields by reflection, value by value, and writes more bytes: on
 *       these few types it took more of the processor's time than all else of their stages.
 * </ul>
 */
package dev.eddy.codec;
