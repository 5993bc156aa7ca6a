package dev.eddy.ops;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import java.util.Iterator;

/** The versions of one space's vectors in a deployment, and the job that uses them. */
interface SpaceTopic {
    String space();

    /** The last order about the versions. */
    SpaceVersions order();

    /** The published versions. */
    VersionInventory inventory();

    void send(SpaceVersions order);

    /** Waits until the orders sent before have reached every task of the job. */
    void awaitOrders();

    /** Waits until the vectors sent before have reached every task of the job. */
    void awaitVectors();

    /**
     * Publishes the records of a version, its user tower, and then its manifest.
     *
     * @param tower null for none
     */
    VersionManifest publish(long version, Iterator<byte[]> records, byte[] tower, long trainedAtMillis, long parent);

    /** Sends the records of a version again, for tasks that have given it up. */
    void sendAgain(VersionInventory.Entry entry);

    /** Deletes a version. The manifest goes first, so that the rest never looks complete. */
    void remove(long version, VersionInventory published);
}
