package dev.eddy.record;

import java.io.Serializable;
import java.util.function.Function;

/** Parses a record, or gives the reason of a refusal. Never throws for what is in the record. */
@FunctionalInterface
public interface RecordParser<T> extends Function<KafkaRecord, Parsed<T>>, Serializable {}
