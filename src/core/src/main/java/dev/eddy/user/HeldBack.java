package dev.eddy.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids that are merged and have not told their users of their last events, by bucket. The next event tells, or else the bucket's turn after a
 * second, or a checkpoint. So it needs no state. Belongs to one task.
 */
final class HeldBack {
    static final long MILLIS = 1_000;

    private final Map<Integer, Map<String, Held>> byBucket = new HashMap<>();

    private record Held(long awaitedSinceMillis, long heldAtMillis) {}

    void add(int bucket, String id, long awaitedSinceMillis, long nowMillis) {
        byBucket.computeIfAbsent(bucket, key -> new HashMap<>()).put(id, new Held(awaitedSinceMillis, nowMillis));
    }

    /** The buckets with ids, as a copy. */
    List<Integer> buckets() {
        return List.copyOf(byBucket.keySet());
    }

    /** Takes out the ids of a bucket that wait for a second, each with the instant since which its user waits for a list. */
    Map<String, Long> take(int bucket, long nowMillis) {
        Map<String, Held> ids = byBucket.get(bucket);
        if (ids == null) {
            return Map.of();
        }
        Map<String, Long> taken = new HashMap<>();
        ids.forEach((id, held) -> {
            if (nowMillis - held.heldAtMillis >= MILLIS) {
                taken.put(id, held.awaitedSinceMillis);
            }
        });
        ids.keySet().removeAll(taken.keySet());
        if (ids.isEmpty()) {
            byBucket.remove(bucket);
        }
        return taken;
    }
}
