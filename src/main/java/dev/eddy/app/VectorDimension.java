package dev.eddy.app;

/** The dimension of the vectors when no tag vectors say another. */
final class VectorDimension {
    static final int DEFAULT = 64;

    private VectorDimension() {}
}
