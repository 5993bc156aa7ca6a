package dev.eddy.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.item.VectorSpace;
import java.util.List;

/** Test vocabulary: sets as a training would publish them, their records, and their parts in a map. */
public final class CentreSets {
    /** The space of the tags. */
    public static final VectorSpace TAGS = VectorSpace.ofContent(VectorSpace.TAG, 8);

    private CentreSets() {}

    /** A set in another space of four dimensions, with centres by tags of eight. */
    public static CentreSet inMoves(long version, int k) {
        CentreSet random = CentreSet.random(version, k, 4);
        return CentreSet.of(
                "moves",
                version,
                4,
                random.ids(),
                random.centres(),
                Reach.none(k),
                CentreSet.random(version, k, TAGS.dimension()).centres(),
                new Provenance(1_700_000_000_000L, version - 1));
    }

    public static CentreSet trained(long version, int k, int dimension) {
        return trained(version, k, dimension, version);
    }

    public static CentreSet trained(long version, int k, int dimension, long seed) {
        CentreSet random = CentreSet.random(seed, k, dimension);
        return CentreSet.of(
                CentreSet.TAG_SPACE,
                version,
                dimension,
                random.ids(),
                random.centres(),
                new Provenance(1_700_000_000_000L, version - 1));
    }

    /** The same with clusters of all kinds: one that everybody is a guest of, one that some are, the rest without guests. */
    public static CentreSet borrowing(long version, int k, int dimension) {
        CentreSet set = trained(version, k, dimension);
        float[] reach = Reach.none(k);
        reach[0] = -2;
        reach[1] = .3f;
        return CentreSet.of(
                set.space(),
                version,
                dimension,
                set.ids(),
                set.centres(),
                reach,
                new Provenance(
                        set.provenance().trainedAtMillis(), set.provenance().parent()));
    }

    /** The records as they were written before clusters borrowed users. */
    public static List<CentreRecord> withoutReach(List<CentreRecord> records) {
        return records.stream()
                .map(record -> new CentreRecord(
                        record.key(),
                        new String(record.value(), UTF_8)
                                .replaceFirst("\"reach\":\\[[^\\]]*],", "")
                                .getBytes(UTF_8)))
                .toList();
    }
}
