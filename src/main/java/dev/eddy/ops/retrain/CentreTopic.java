package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.ops.SwapWatch.Sweep;
import java.util.function.BooleanSupplier;

/** The published centres, as far as a refresh needs them. */
public interface CentreTopic {
    CentreInventory read();

    /** Publishes a set that is not to be used yet. */
    void publish(CentreSet set);

    /** As {@link #publish}, unless it is there: what the job begins with it makes itself, so that is on no topic at first. */
    default void publishIfMissing(CentreSet set, CentreInventory published) {
        if (published.entry(set.version()).isEmpty()) {
            publish(set);
        }
    }

    void remove(CentreSet set);

    /**
     * Has the job use a published set, and waits until it does everywhere.
     *
     * @param isStillWanted asked at the last moment
     * @throws IllegalStateException when it is not wanted any more, takes too long, or others are activated meanwhile
     */
    Sweep activateAndWait(long version, BooleanSupplier isStillWanted);

    /** Has the job use a published set. */
    void activate(long version);
}
