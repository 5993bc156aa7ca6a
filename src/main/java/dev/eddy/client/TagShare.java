package dev.eddy.client;

/**
 * How much of what is liked somewhere is of a tag.
 *
 * @param share in (0, 1]; of all tags together, those that are not told of included, 1
 */
public record TagShare(String tag, float share) {}
