package dev.eddy.client;

/**
 * How much a store holds.
 *
 * @param bytes of memory in use
 * @param keys of all who share the store
 */
public record StoreSize(long bytes, long keys) {}
