package dev.eddy.recall.cluster;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cache of the cluster models, limited in bytes. It evicts the least recently used model, which can be rebuilt from
 * state. Only {@link #total} and {@link #sizeOfRank} are thread-safe, for metrics.
 */
public final class ResidentModels {
    /** Models that always stay, so that large models are not rebuilt with every event. */
    private static final int FLOOR = 4;

    private final Map<Integer, Resident> byCluster = new LinkedHashMap<>(16, .75f, true);
    /** Number of members by cluster, for other threads. */
    private final Map<Integer, Integer> sizes = new ConcurrentHashMap<>();

    private final long maxBytes;
    private volatile Total total = new Total(0, 0, 0);

    /** A model and its size at the last {@link #noteSize}. */
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

    /** Totals of all models; the bytes are approximate. */
    public record Total(int models, long members, long bytes) {
        private Total plus(int moreModels, long moreMembers, long moreBytes) {
            return new Total(models + moreModels, members + moreMembers, bytes + moreBytes);
        }
    }

    /** @param maxBytes limit of all models together */
    public ResidentModels(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The model of a cluster, or null when it is not in memory. */
    public ClusterModel get(int cluster) {
        Resident resident = byCluster.get(cluster);
        return resident == null ? null : resident.model;
    }

    /** Whether the models take less than three quarters of the limit, so that one more pushes none of them out. */
    public boolean hasRoom() {
        return byCluster.size() < FLOOR || total.bytes < maxBytes / 4 * 3;
    }

    /** Adds a model and evicts others when the limit is exceeded. */
    public void put(int cluster, ClusterModel model) {
        byCluster.put(cluster, new Resident(cluster, model));
        total = total.plus(1, 0, 0);
        noteSize(cluster);
    }

    /** Updates the size of the model that was used last. */
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

    /** Removes the model of a cluster, if it is in memory. */
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

    /** Number of members of the model with this rank by size, 1 for the largest; 0 when there are fewer models. */
    public int sizeOfRank(int rank) {
        return sizes.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(rank - 1L)
                .findFirst()
                .orElse(0);
    }

    public Total total() {
        return total;
    }
}
