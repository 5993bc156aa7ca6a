package dev.eddy.client.jedis;

/** An entry of the take-down log; scores are the order of the entries. */
public record DownEntry(String member, double score) {}
