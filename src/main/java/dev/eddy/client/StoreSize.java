package dev.eddy.client;

/**
 * Size of Redis, including the data of other applications.
 *
 * @param bytes memory in use
 */
public record StoreSize(long bytes, long keys) {}
