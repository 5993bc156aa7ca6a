/**
 * Records of other layouts than Eddy's own.
 *
 * <ul>
 *   <li>In: a {@link dev.eddy.record.KafkaRecord} as a producer wrote it: JSON, CSV, Avro or Protobuf, with fields of any name.
 *   <li>Out: the same record as the parsers know it: a JSON object with Eddy's names, or the reason of a refusal.
 *   <li>Key and state: none, but for the schemas of a registry, which are kept in memory.
 *   <li>Why: there is one parser for each topic, whatever the layout. A {@link dev.eddy.format.Decoder} turns the bytes into a
 *       tree, a {@link dev.eddy.format.FieldMapping} picks the fields from it.
 * </ul>
 */
package dev.eddy.format;
