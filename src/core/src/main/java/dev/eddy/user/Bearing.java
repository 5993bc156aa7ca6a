package dev.eddy.user;

/** The direction that a user is assigned by, null for none, and the centres of its space. */
record Bearing(float[] direction, ClusterAssigner centres) {}
