package dev.eddy.client.jedis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Finds hash tags that place keys on a given node of a Redis Cluster. A node keeps its tag while it keeps its slots. */
final class HashTags {
    private final Map<HostAndPort, Integer> lowestSlots = new ConcurrentHashMap<>();
    private final Map<Integer, String> tagsBySlot = new ConcurrentHashMap<>();

    String of(HostAndPort node, ClusterConnectionProvider cluster) {
        Integer known = lowestSlots.get(node);
        int slot = known != null && node.equals(cluster.getNode(known)) ? known : lowestSlot(node, cluster);
        lowestSlots.put(node, slot);
        return tagsBySlot.computeIfAbsent(slot, HashTags::tagOf);
    }

    private static int lowestSlot(HostAndPort node, ClusterConnectionProvider cluster) {
        int slot = 0;
        while (!node.equals(cluster.getNode(slot))) {
            slot++;
        }
        return slot;
    }

    /** A number that Redis Cluster places on this slot: found after 16,384 trials on average, in about 1 ms. */
    private static String tagOf(int slot) {
        int number = 0;
        while (JedisClusterCRC16.getSlot(Integer.toString(number)) != slot) {
            number++;
        }
        return Integer.toString(number);
    }
}
