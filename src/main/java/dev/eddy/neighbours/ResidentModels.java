package dev.eddy.neighbours;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cluster models in memory, bounded by the members in them; the least used goes first, since it can be read back. One
 * thread works with the models; the sizes may be asked by any, as metrics are.
 */
public final class ResidentModels {
    /** So many stay, however large: a model that is evicted with every event would be read back with every event. */
    private static final int FLOOR = 4;

    private final Map<Integer, ClusterModel> byCluster = new LinkedHashMap<>(16, .75f, true);
    private final Map<Integer, Integer> sizes = new ConcurrentHashMap<>();
    private final long maxMembers;

    /** @param maxMembers members in all models together */
    public ResidentModels(long maxMembers) {
        this.maxMembers = maxMembers;
    }

    /** The model of a cluster, or null when it is not in memory. */
    public ClusterModel get(int cluster) {
        return byCluster.get(cluster);
    }

    /** Keeps a model, at the cost of others if need be. */
    public void put(int cluster, ClusterModel model) {
        byCluster.put(cluster, model);
        noteSize(cluster, model);
        long members = members();
        Iterator<Map.Entry<Integer, ClusterModel>> leastUsed =
                byCluster.entrySet().iterator();
        while (members > maxMembers && byCluster.size() > FLOOR) {
            Map.Entry<Integer, ClusterModel> evicted = leastUsed.next();
            members -= evicted.getValue().size();
            sizes.remove(evicted.getKey());
            leastUsed.remove();
            evicted.getValue().close();
        }
    }

    /** The model's members have come or gone. */
    public void noteSize(int cluster, ClusterModel model) {
        sizes.put(cluster, model.size());
    }

    /** Members of a cluster; 0 when its model is not in memory. Asking is no use of the model. */
    public int sizeOf(int cluster) {
        return sizes.getOrDefault(cluster, 0);
    }

    /** How many models there are. */
    public int size() {
        return sizes.size();
    }

    /** How many members are in them. */
    public long members() {
        return sizes.values().stream().mapToLong(Integer::longValue).sum();
    }
}
