package dev.eddy.ops;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import dev.eddy.job.BadInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Brings a version of a space's vectors into the running job and puts it in use. The job takes the vectors in beside
 * those in use, and switches once every task has all of them: an order or a vector has reached every task when the job
 * has committed its offset, since a checkpoint began after it. Until the switch nothing changes for the lists. One
 * process at a time may do this.
 */
public final class SpaceRollout {
    private final SpaceTopic topic;
    private final Consumer<String> told;

    /** @param told gets the names of the steps */
    public SpaceRollout(SpaceTopic topic, Consumer<String> told) {
        this.topic = topic;
        this.told = told;
    }

    /** As {@link #publish(LongFunction, byte[], boolean)}, without a user tower. */
    public VersionManifest publish(LongFunction<Iterator<byte[]>> records, boolean isAwaited) {
        return publish(records, null, isAwaited);
    }

    /**
     * Publishes a version and puts it in use. Throws {@link IllegalStateException} when the job does not take it in time; then
     * {@link #activate} it, or the one before.
     *
     * @param records the records of the vectors, given their version
     * @param tower weights of the network that computes the vectors of users; null for none
     * @param isAwaited false for a job that does not run yet: it begins with these vectors
     */
    public VersionManifest publish(LongFunction<Iterator<byte[]>> records, byte[] tower, boolean isAwaited) {
        VersionInventory published = topic.inventory();
        SpaceVersions order = topic.order();
        removeOutdated(published, order);
        long now = System.currentTimeMillis();
        long version = published.nextVersion(now);
        if (isAwaited) {
            makeRoom(version, order);
        }
        told.accept("publishing version " + version);
        VersionManifest manifest = topic.publish(version, records.apply(version), tower, now, order.inUse());
        if (isAwaited) {
            use(version);
        } else {
            topic.send(order.using(version));
        }
        removeOutdated(topic.inventory(), topic.order());
        return manifest;
    }

    /**
     * Puts a published version in use, and sends the job its vectors again, so that it also mends a job that lacks some of
     * them. Throws {@link BadInputException} when its publication has not ended, {@link IllegalStateException} when the job
     * does not take it in time; then activate it, or the one before, again.
     */
    public long activate(long version) {
        VersionInventory.Entry entry = topic.inventory().entry(version).orElse(null);
        BadInputException.require(
                entry != null,
                "version " + version + " of space " + topic.space() + " is not published; see: eddy spaces list");
        BadInputException.require(
                entry.isWhole(), "version " + version + ": its publication has not ended; publish the space again");
        SpaceVersions order = topic.order();
        if (!order.has(version)) {
            makeRoom(version, order);
        }
        told.accept("sending version " + version);
        topic.sendAgain(entry);
        use(version);
        return version;
    }

    /** Puts the version in use that was so before the one now was published, and returns it; throws as {@link #activate}. */
    public long rollBack() {
        long inUse = topic.order().inUse();
        long parent = topic.inventory()
                .entry(inUse)
                .map(VersionInventory.Entry::manifest)
                .map(VersionManifest::parent)
                .orElseThrow(() -> new BadInputException("version " + inUse
                        + " has no version before it; say which instead, with: eddy spaces activate SPACE VERSION"));
        return activate(parent);
    }

    private void makeRoom(long version, SpaceVersions order) {
        told.accept("making room for version " + version + " beside version " + order.inUse());
        topic.send(order.beside(version));
        topic.awaitOrders();
    }

    private void use(long version) {
        told.accept("waiting until the job has all vectors of version " + version);
        // Else the offsets may be those of a run before, which a savepoint has set back.
        topic.awaitOrders();
        topic.awaitVectors();
        topic.send(topic.order().using(version));
        topic.awaitOrders();
    }

    private void removeOutdated(VersionInventory published, SpaceVersions order) {
        List<Long> whole = new ArrayList<>();
        for (VersionInventory.Entry entry : published.entries()) {
            if (!entry.isWhole() && !order.has(entry.version())) {
                topic.remove(entry.version(), published);
            } else if (entry.version() > 0) {
                whole.add(entry.version());
            }
        }
        Set<Long> needed = new HashSet<>(List.of(order.inUse(), order.other()));
        needed.remove(SpaceVersions.NONE);
        KeptVersions.outdated(whole, needed).forEach(version -> topic.remove(version, published));
    }
}
