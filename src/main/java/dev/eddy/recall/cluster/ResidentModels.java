package dev.eddy.recall.cluster;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cluster models in memory, bounded by the memory they take; the least used goes first, since it can be read back. One thread
 * works with the models; how many there are may be asked by any, as metrics are.
 */
public final class ResidentModels {
    /** So many stay, however large: a model that is evicted with every event would be read back with every event. */
    private static final int FLOOR = 4;

    private final Map<Integer, Resident> byCluster = new LinkedHashMap<>(16, .75f, true);
    /** Members by cluster, for other threads. */
    private final Map<Integer, Integer> sizes = new ConcurrentHashMap<>();

    private final long maxBytes;
    private volatile Total total = new Total(0, 0, 0);

    /** A model and how large it was when that was noted last. */
    private static final class Resident {
        private final int cluster;
        private final ClusterModel model;
        private int members;
        private long bytes;

        Resident(int cluster, ClusterModel model) {
            this.cluster = cluster;
            this.model = model;
        }
    }

    /** Of all models. */
    private record Total(int models, long members, long bytes) {
        Total plus(int moreModels, long moreMembers, long moreBytes) {
            return new Total(models + moreModels, members + moreMembers, bytes + moreBytes);
        }
    }

    /** @param maxBytes of all models together, about */
    public ResidentModels(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The model of a cluster, or null when it is not in memory. */
    public ClusterModel get(int cluster) {
        Resident resident = byCluster.get(cluster);
        return resident == null ? null : resident.model;
    }

    /** Keeps a model, at the cost of others if need be. */
    public void put(int cluster, ClusterModel model) {
        byCluster.put(cluster, new Resident(cluster, model));
        total = total.plus(1, 0, 0);
        noteSize(cluster);
    }

    /** Members have come or gone, of the model that was asked for last. */
    public void noteSize(int cluster) {
        Resident resident = byCluster.get(cluster);
        int members = resident.model.size();
        long bytes = resident.model.bytes();
        total = total.plus(0, members - resident.members, bytes - resident.bytes);
        resident.members = members;
        sizes.put(cluster, members);
        resident.bytes = bytes;
        Iterator<Resident> leastUsed = byCluster.values().iterator();
        while (total.bytes > maxBytes && byCluster.size() > FLOOR) {
            Resident evicted = leastUsed.next();
            leastUsed.remove();
            leave(evicted);
        }
    }

    /** Drops the model of a cluster, if it is in memory. */
    public void remove(int cluster) {
        Resident resident = byCluster.remove(cluster);
        if (resident != null) {
            leave(resident);
        }
    }

    private void leave(Resident resident) {
        resident.model.close();
        sizes.remove(resident.cluster);
        total = total.plus(-1, -resident.members, -resident.bytes);
    }

    /**
     * Members of the n-th largest model; 0 when there are fewer models.
     *
     * @param rank from 1
     */
    public int sizeOfRank(int rank) {
        return sizes.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(rank - 1L)
                .findFirst()
                .orElse(0);
    }

    /** How many models there are. */
    public int size() {
        return total.models;
    }

    /** How many members are in them. */
    public long members() {
        return total.members;
    }

    /** About how many bytes they take. */
    public long bytes() {
        return total.bytes;
    }
}
