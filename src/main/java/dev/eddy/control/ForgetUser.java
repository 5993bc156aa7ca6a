package dev.eddy.control;

/**
 * An order to forget a user.
 *
 * @param number a later order has a higher number
 * @param appendedAtMillis broker append time of the order; the job ignores events of the user appended until then
 */
public record ForgetUser(String userId, long number, long appendedAtMillis) implements Control {}
