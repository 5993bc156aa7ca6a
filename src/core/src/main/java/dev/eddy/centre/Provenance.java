package dev.eddy.centre;

/**
 * Origin of a {@link CentreSet}: epoch milliseconds (0 for untrained centres); the version whose ids it continues, or
 * {@link #NO_PARENT}; and whether the job may replace it by itself, as random centres and centres trained from a
 * sample.
 */
public record Provenance(long trainedAtMillis, long parent, boolean provisional) {
    public static final long NO_PARENT = -1;

    /** A set that only a publisher replaces. */
    public Provenance(long trainedAtMillis, long parent) {
        this(trainedAtMillis, parent, false);
    }
}
