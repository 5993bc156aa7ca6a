package dev.eddy.centre;

/**
 * Origin of a {@link CentreSet}.
 *
 * @param trainedAtMillis epoch milliseconds; 0 for untrained centres
 * @param parent version whose ids the set continues, or {@link #NO_PARENT}
 * @param provisional whether the job may replace the set by itself: random centres, and centres it trained from a sample
 */
public record Provenance(long trainedAtMillis, long parent, boolean provisional) {
    public static final long NO_PARENT = -1;

    /** A set that only a publisher replaces. */
    public Provenance(long trainedAtMillis, long parent) {
        this(trainedAtMillis, parent, false);
    }
}
