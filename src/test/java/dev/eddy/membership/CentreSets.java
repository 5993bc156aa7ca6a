package dev.eddy.membership;

import java.util.Map;

/** Test vocabulary: sets as a training would publish them, and their parts in a map. */
final class CentreSets {
    private CentreSets() {}

    static CentreSet trained(long version, int k, int dimension) {
        return trained(version, k, dimension, version);
    }

    static CentreSet trained(long version, int k, int dimension, long seed) {
        CentreSet random = CentreSet.random(seed, k, dimension);
        return CentreSet.of(
                CentreSet.TAG_SPACE,
                version,
                dimension,
                random.ids(),
                random.centres(),
                1_700_000_000_000L,
                version - 1);
    }

    static CentreParts parts(Map<String, byte[]> map) {
        return new CentreParts() {
            @Override
            public byte[] get(String key) {
                return map.get(key);
            }

            @Override
            public boolean contains(String key) {
                return map.containsKey(key);
            }

            @Override
            public void put(String key, byte[] value) {
                map.put(key, value);
            }

            @Override
            public void remove(String key) {
                map.remove(key);
            }
        };
    }
}
