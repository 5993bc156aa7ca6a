package dev.eddy.client;

/** Share of a tag in the weight of all tags of some items, in (0, 1]. All shares, including unlisted ones, add up to 1. */
public record TagShare(String tag, float share) {}
