package dev.eddy.control;

/**
 * The order to forget a user.
 *
 * @param number of the order: a later one has the higher
 * @param appendedAtMillis when the broker appended it: the user's events appended until then are ignored, whenever they
 *     come
 */
public record ForgetUser(String userId, long number, long appendedAtMillis) {}
