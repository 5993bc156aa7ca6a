package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.ops.SwapWatch.Sweep;
import java.util.function.BooleanSupplier;

/** The topic of centres, as a {@link CentreRefresh} needs it. */
interface CentreTopic {
    CentreInventory read();

    /** Publishes a set without activating it. */
    void publishInactive(CentreSet set);

    /** Publishes a set unless it is on the topic: the job makes its initial set itself, without the topic. */
    default void publishIfMissing(CentreSet set, CentreInventory published) {
        if (published.entry(set.version()).isEmpty()) {
            publishInactive(set);
        }
    }

    void remove(CentreSet set);

    /**
     * Makes the job use a published set, if it is still wanted, and waits until all users are assigned with it. Throws {@link
     * IllegalStateException} when it is not wanted any more, takes too long, or others are activated meanwhile.
     */
    Sweep activateAndWait(long version, BooleanSupplier isStillWanted);

    /** Makes the job use a published set. */
    void activate(long version);
}
