package dev.eddy.centre;

/**
 * The version of the centres in use, the highest version in the topic of centres, both 0 before any, and the lowest unused id there. A
 * refused activation puts nothing in use.
 */
public record PublishedCentres(long inUse, long highest, int unusedId) {
    public static final PublishedCentres NONE = new PublishedCentres(0, 0, 0);

    /** The same after one more record, with the version in use then. A malformed record takes no version and no id. */
    PublishedCentres with(CentreRecord record, long inUseNow) {
        PublishedCentres taken = with(record);
        return new PublishedCentres(inUseNow, taken.highest, taken.unusedId);
    }

    private PublishedCentres with(CentreRecord record) {
        if (record.value() == null) {
            return this;
        }
        CentreMessage message;
        try {
            message = CentreRecords.decode(record.key(), record.value());
        } catch (IllegalArgumentException malformed) {
            return this;
        }
        int unusedNow = message instanceof CentreMessage.Centre centre ? Math.max(unusedId, centre.id() + 1) : unusedId;
        return new PublishedCentres(inUse, Math.max(highest, message.version()), unusedNow);
    }

    /** A free version. The time, epoch milliseconds, makes it unique among jobs that train at once on one topic. */
    public long nextVersion(long nowMillis) {
        return Math.max(highest + 1, nowMillis);
    }
}
