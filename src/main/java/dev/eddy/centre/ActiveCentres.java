package dev.eddy.centre;

/** Which set is in use; a set never changes under its version, so an unequal checksum tells of a mistake. */
public record ActiveCentres(long version, String checksum) {}
