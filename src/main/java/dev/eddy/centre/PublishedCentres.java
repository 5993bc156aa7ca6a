package dev.eddy.centre;

/** The active and the highest version, 0 before any, and the lowest unused id in the topic of centres. */
public record PublishedCentres(long active, long highest, int unusedId) {
    public static final PublishedCentres NONE = new PublishedCentres(0, 0, 0);

    /** The versions after one more record. A malformed record changes nothing, as in the job. */
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
        long activeNow = message instanceof CentreMessage.Activation activation ? activation.version() : active;
        int unusedNow = message instanceof CentreMessage.Centre centre ? Math.max(unusedId, centre.id() + 1) : unusedId;
        return new PublishedCentres(activeNow, Math.max(highest, message.version()), unusedNow);
    }

    /** A free version. The time, epoch milliseconds, makes it unique among jobs that train at once on one topic. */
    public long nextVersion(long nowMillis) {
        return Math.max(highest + 1, nowMillis);
    }
}
