package dev.eddy.centre;

/**
 * A record of the topic {@code cluster-centres} that was not accepted, or that completed a set which is not sound.
 *
 * @param key of the record, may be null
 * @param value of the record, may be null
 * @param reason for a human
 */
public record CentreRefusal(String key, byte[] value, String reason) {}
