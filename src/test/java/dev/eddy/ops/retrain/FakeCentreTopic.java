package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.ops.SwapWatch.Sweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A topic in memory, and a job that uses activated centres or gets stuck. */
final class FakeCentreTopic implements CentreTopic {
    private final List<CentreRecord> records = new ArrayList<>();
    private final List<Long> activated = new ArrayList<>();
    private boolean isSwept = true;
    private Runnable duringSweep = () -> {};

    /** Something happens while the users are moved. */
    void duringSweep(Runnable action) {
        duringSweep = action;
    }

    /** Makes the job stop moving users. */
    void stopSweeping() {
        isSwept = false;
    }

    @Override
    public CentreInventory read() {
        var inventory = new CentreInventory();
        records.forEach(inventory::accept);
        return inventory;
    }

    @Override
    public void publishInactive(CentreSet set) {
        records.addAll(CentreRecords.parts(set));
    }

    @Override
    public void remove(CentreSet set) {
        records.addAll(CentreRecords.removal(set.version(), set.ids()));
    }

    @Override
    public Sweep activateAndWait(long version, BooleanSupplier isStillWanted) {
        if (!isStillWanted.getAsBoolean()) {
            throw new IllegalStateException("interrupted");
        }
        activate(version);
        duringSweep.run();
        if (!isSwept) {
            throw new IllegalStateException("0 of 7 buckets");
        }
        return new Sweep(7, Duration.ofSeconds(1));
    }

    @Override
    public void activate(long version) {
        records.add(CentreRecords.activation(version));
        activated.add(version);
    }

    List<Long> activated() {
        return activated;
    }

    List<Long> versions() {
        return read().entries().stream().map(CentreInventory.Entry::version).toList();
    }
}
