package dev.eddy.neighbours;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cluster models in memory, bounded by the members in them; the least used goes first, since it can be read back. */
public final class ResidentModels {
    /** So many stay, however large: a model that is evicted with every event would be read back with every event. */
    private static final int FLOOR = 4;

    private final Map<Integer, ClusterModel> byCluster = new LinkedHashMap<>(16, .75f, true);
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
        long members = byCluster.values().stream().mapToLong(ClusterModel::size).sum();
        Iterator<ClusterModel> leastUsed = byCluster.values().iterator();
        while (members > maxMembers && byCluster.size() > FLOOR) {
            members -= leastUsed.next().size();
            leastUsed.remove();
        }
    }

    /** Members of a cluster; 0 when its model is not in memory. Unlike {@link #get}, asking is no use of the model. */
    public int sizeOf(int cluster) {
        // An access-ordered map would count a look-up as use.
        for (Map.Entry<Integer, ClusterModel> entry : byCluster.entrySet()) {
            if (entry.getKey() == cluster) {
                return entry.getValue().size();
            }
        }
        return 0;
    }

    /** How many models there are. */
    public int size() {
        return byCluster.size();
    }

    /** How many members are in them. */
    public long members() {
        return byCluster.values().stream().mapToLong(ClusterModel::size).sum();
    }
}
