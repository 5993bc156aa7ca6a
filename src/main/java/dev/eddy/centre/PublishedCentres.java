package dev.eddy.centre;

/**
 * What the topic of centres leaves free for the job's own sets.
 *
 * @param active version that was activated last, 0 before the first
 * @param highest version there is a record of
 * @param unusedId the lowest id that is higher than that of any centre
 */
public record PublishedCentres(long active, long highest, int unusedId) {
    /** Of an empty topic. */
    public static final PublishedCentres NONE = new PublishedCentres(0, 0, 0);

    /** After one more record. As in the job, one that can't be read changes nothing. */
    public PublishedCentres with(CentreRecord record) {
        if (record.value() == null) {
            return this;
        }
        CentreMessage message;
        try {
            message = CentreRecords.decode(record.key(), record.value());
        } catch (IllegalArgumentException malformed) {
            return this;
        }
        long highestNow = Math.max(highest, message.version());
        if (message instanceof CentreMessage.Activation activation) {
            return new PublishedCentres(activation.version(), highestNow, unusedId);
        }
        return message instanceof CentreMessage.Centre centre
                ? new PublishedCentres(active, highestNow, Math.max(unusedId, centre.id() + 1))
                : new PublishedCentres(active, highestNow, unusedId);
    }

    /**
     * A version that nobody else takes: two jobs that read the same topic may train at the same time.
     *
     * @param nowMillis epoch milliseconds
     */
    public long nextVersion(long nowMillis) {
        return Math.max(highest + 1, nowMillis);
    }
}
