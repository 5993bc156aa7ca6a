package dev.eddy.centre;

/** The set in use. Another checksum under the same version is an error of the publisher. */
public record ActiveCentres(long version, String checksum) {}
