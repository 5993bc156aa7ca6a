package dev.eddy.centre;

/**
 * A record of the topic {@code cluster-centres}, undecoded.
 *
 * @param value JSON in UTF-8; null removes what was under the key (a tombstone)
 */
public record CentreRecord(String key, byte[] value) {}
