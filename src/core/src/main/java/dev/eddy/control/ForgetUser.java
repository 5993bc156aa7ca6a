package dev.eddy.control;

/** An order to forget a user. The job ignores events appended until it. A later order has a higher number. */
public record ForgetUser(String userId, long number, long appendedAtMillis) implements Control {}
