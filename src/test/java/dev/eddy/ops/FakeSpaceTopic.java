package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Topics in memory, and a job that takes what is sent, or does not run. */
final class FakeSpaceTopic implements SpaceTopic {
    final List<String> steps = new ArrayList<>();
    SpaceVersions order = SpaceVersions.first("moves");
    boolean isRunning = true;

    private final Map<String, byte[]> records = new LinkedHashMap<>();

    @Override
    public String space() {
        return "moves";
    }

    @Override
    public SpaceVersions order() {
        return order;
    }

    @Override
    public VersionInventory inventory() {
        var inventory = new VersionInventory("moves");
        records.forEach(inventory::accept);
        return inventory;
    }

    @Override
    public void send(SpaceVersions other) {
        order = other;
        steps.add("use " + other.inUse() + ", beside it " + other.other());
    }

    @Override
    public void awaitOrders() {
        await("orders taken");
    }

    @Override
    public void awaitVectors() {
        await("vectors taken");
    }

    private void await(String step) {
        if (!isRunning) {
            throw new IllegalStateException("no checkpoint was completed");
        }
        steps.add(step);
    }

    @Override
    public VersionManifest publish(
            long version, Iterator<byte[]> vectors, byte[] tower, long trainedAtMillis, long parent) {
        steps.add("publish " + version);
        long items = 0;
        long checksum = 0;
        while (vectors.hasNext()) {
            byte[] vector = vectors.next();
            String key = "moves@" + version + ":" + new String(vector, UTF_8);
            records.put(key, vector);
            checksum += VersionInventory.checksum(key, vector);
            items++;
        }
        var manifest = new VersionManifest(
                "moves", version, items, VersionInventory.text(checksum), trainedAtMillis, parent, null);
        records.put(manifest.key(), manifest.encode());
        return manifest;
    }

    /** A publication is killed before its end. */
    void beginPublication(long version) {
        records.put("moves@" + version + ":a", new byte[] {1});
    }

    @Override
    public void sendAgain(VersionInventory.Entry entry) {
        steps.add("send " + entry.version() + " again");
    }

    @Override
    public void remove(long version, VersionInventory published) {
        records.remove("moves@" + version);
        published.keys(version).forEach(records::remove);
    }
}
