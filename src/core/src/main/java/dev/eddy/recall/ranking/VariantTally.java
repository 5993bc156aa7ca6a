package dev.eddy.recall.ranking;

import dev.eddy.record.TextHash;
import dev.eddy.vector.SplitMix64;

/** Counts {@link VariantHits} by buckets of users. Written by one thread, read by any. */
public final class VariantTally {
    static final int BUCKETS = 256;
    /** Not the hash that splits users among variants, so that a variant's users are in all buckets. */
    private static final String SALT = "bucket/";

    private final long[] samples = new long[BUCKETS];
    private final long[] hits = new long[BUCKETS];
    private volatile VariantHits total = VariantHits.NONE;

    public void add(String userId, boolean isHit) {
        int bucket = (int) (SplitMix64.uniform(TextHash.of(SALT + userId)) * BUCKETS);
        total = total.plus(samples[bucket], hits[bucket], isHit);
        samples[bucket]++;
        hits[bucket] += isHit ? 1 : 0;
    }

    public VariantHits total() {
        return total;
    }
}
