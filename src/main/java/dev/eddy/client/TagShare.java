package dev.eddy.client;

/**
 * Share of a tag in the weight of all tags of some items.
 *
 * @param share in (0, 1]; the shares of all tags, including unlisted ones, add up to 1
 */
public record TagShare(String tag, float share) {}
