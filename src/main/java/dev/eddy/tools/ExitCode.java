package dev.eddy.tools;

/** Exit codes of all commands. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    /** The gate refused new centres. */
    static final int REFUSED = 3;

    private ExitCode() {}
}
