package dev.eddy.recall;

import dev.eddy.recall.cluster.ClusterIndex;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.IndexedMember;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums up the users of each segment in a cluster. Belongs to one task. */
record SegmentShares(ItemTable table) {
    /** Users that are read of a cluster; their ids alone decide which. */
    private static final int READ = 1_000;
    /** Latest items of a user that are read. */
    private static final int LATEST_ITEMS = 20;

    private static final int TAGS = 30;
    private static final int ITEMS = 100;

    /** Grows while the users are read. */
    private static final class Sum {
        private int users;
        private final Map<String, Float> tags = new HashMap<>();
        private final Map<Integer, Float> items = new HashMap<>();
        private int had;
        /** Null before the first vector. */
        private double[] vector;

        private void add(IndexedMember member, ClusterIndex index, ItemTable table) {
            users++;
            vector = index.addDirection(member.slot(), Math.log1p(member.recents().length), vector);
            ClusterProfiles.addTags(member, index, table, tags);
            int latest = Math.min(LATEST_ITEMS, member.recents().length);
            for (int i = 0; i < latest; i++) {
                items.merge(index.numberOf(member.recents()[i]), 1f, Float::sum);
            }
            had += latest;
        }
    }

    ClusterSegments of(int cluster, ClusterModel model, long asOfMillis) {
        double sampled = Math.min(1, READ / (double) Math.max(1, model.size() - model.guests()));
        Map<Segment, Sum> sums = new EnumMap<>(Segment.class);
        model.forEachOwn(member -> {
            if (SplitMix64.isSampled(member.userId(), sampled)) {
                sums.computeIfAbsent(model.segment(member, asOfMillis), segment -> new Sum())
                        .add(member, model.index(), table);
            }
        });
        List<ClusterSegments.Share> shares = new ArrayList<>();
        sums.forEach((segment, sum) -> {
            Map<String, Float> items = scaled(TopTags.heaviest(recallable(sum.items, asOfMillis), ITEMS), sampled);
            double least = items.size() < ITEMS ? 0 : Collections.min(items.values());
            shares.add(new ClusterSegments.Share(
                    segment,
                    sum.users,
                    sum.users / sampled,
                    scaled(TopTags.heaviest(sum.tags, TAGS), sampled),
                    items,
                    least,
                    sum.had / sampled,
                    direction(sum.vector, sum.users / sampled)));
        });
        return new ClusterSegments(cluster, shares);
    }

    private Map<String, Float> recallable(Map<Integer, Float> items, long asOfMillis) {
        Map<String, Float> recallable = new HashMap<>();
        items.forEach((item, users) -> {
            if (table.rows().isRecallableAt(item, asOfMillis)) {
                recallable.put(table.numbers().id(item), users);
            }
        });
        return recallable;
    }

    private static Map<String, Float> scaled(Map<String, Float> weights, double sampled) {
        Map<String, Float> scaled = new LinkedHashMap<>();
        weights.forEach((name, weight) -> scaled.put(name, (float) (weight / sampled)));
        return scaled;
    }

    /** A unit vector times the number of users, so that it can be added to those of other clusters. */
    private static float[] direction(double[] sum, double users) {
        float[] direction = sum == null ? null : Vectors.unit(sum);
        if (direction == null) {
            return new float[0];
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= (float) users;
        }
        return direction;
    }
}
