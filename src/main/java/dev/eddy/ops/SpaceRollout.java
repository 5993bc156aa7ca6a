package dev.eddy.ops;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import dev.eddy.job.BadInputException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Brings a version of a space's vectors into the running job and puts it in use. The job takes the vectors in beside
 * those in use, and switches once every task has all of them: an order or a vector has reached every task when the job
 * has committed its offset, since a checkpoint began after it. Until the switch nothing changes for the lists; a process
 * that is killed on the way leaves a version that can be activated later.
 */
public final class SpaceRollout {
    private final SpaceTopic topic;
    private final Consumer<String> told;

    /** @param told gets the names of the steps */
    public SpaceRollout(SpaceTopic topic, Consumer<String> told) {
        this.topic = topic;
        this.told = told;
    }

    /**
     * Publishes a version and puts it in use; see {@link #activate} for the errors.
     *
     * @param records the records of the vectors, given their version
     * @param isAwaited false for a job that does not run yet: it begins with these vectors
     */
    public VersionManifest publish(LongFunction<Iterator<byte[]>> records, boolean isAwaited) {
        VersionInventory published = topic.inventory();
        SpaceVersions order = topic.order();
        long now = System.currentTimeMillis();
        long version = published.nextVersion(now);
        if (isAwaited) {
            makeRoom(version, order);
        }
        told.accept("publishing version " + version);
        VersionManifest manifest = topic.publish(version, records.apply(version), now, order.inUse());
        if (isAwaited) {
            use(version);
        } else {
            topic.send(order.using(version));
        }
        removeOutdated();
        return manifest;
    }

    /**
     * Puts a published version in use. Throws {@link BadInputException} when it is not whole, {@link IllegalStateException}
     * when the job does not take it in time, or another version is published meanwhile; the version before then stays in use.
     */
    public void activate(long version) {
        VersionInventory published = topic.inventory();
        VersionInventory.Entry entry = published.entry(version).orElse(null);
        BadInputException.require(
                entry != null || version == 0,
                "version " + version + " of space " + topic.space() + " is not published; see: eddy spaces list");
        BadInputException.require(
                entry == null || entry.flaw() == null,
                "version " + version + ": " + (entry == null ? "" : entry.flaw()) + "; publish the space again");
        SpaceVersions order = topic.order();
        if (order.inUse() == version) {
            return;
        }
        if (order.other() != version) {
            makeRoom(version, order);
            told.accept("sending version " + version + " again");
            topic.sendAgain(version);
        }
        use(version);
    }

    private void makeRoom(long version, SpaceVersions order) {
        told.accept("making room for version " + version + " beside version " + order.inUse());
        topic.send(order.beside(version));
        topic.awaitOrders();
    }

    private void use(long version) {
        told.accept("waiting until the job has all vectors of version " + version);
        topic.awaitVectors();
        SpaceVersions order = topic.order();
        if (order.other() != version) {
            throw new IllegalStateException("version " + (order.has(version) ? order.inUse() : order.other())
                    + " was published meanwhile by another process; version " + order.inUse()
                    + " stays in use. Later: eddy spaces activate " + topic.space() + " " + version);
        }
        topic.send(order.using(version));
        topic.awaitOrders();
    }

    private void removeOutdated() {
        VersionInventory published = topic.inventory();
        SpaceVersions order = topic.order();
        List<Long> versions = published.entries().stream()
                .map(VersionInventory.Entry::version)
                .filter(version -> version > 0)
                .toList();
        Set<Long> needed = new HashSet<>(List.of(order.inUse(), order.other()));
        needed.remove(SpaceVersions.NONE);
        KeptVersions.outdated(versions, needed).forEach(version -> topic.remove(version, published));
    }
}
