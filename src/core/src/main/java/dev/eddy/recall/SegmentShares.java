package dev.eddy.recall;

import dev.eddy.recall.cluster.ClusterModel;
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

    private static final int TAGS = 30;
    private static final int ITEMS = 100;

    ClusterSegments of(int cluster, ClusterModel model, long asOfMillis) {
        double sampled = Math.min(1, READ / (double) Math.max(1, model.size() - model.guests()));
        Map<Segment, MemberSum> sums = new EnumMap<>(Segment.class);
        model.forEachOwn(member -> {
            if (SplitMix64.isSampled(member.userId(), sampled)) {
                sums.computeIfAbsent(model.segment(member, asOfMillis), segment -> new MemberSum(table, model.index()))
                        .add(member);
            }
        });
        List<ClusterSegments.Share> shares = new ArrayList<>();
        sums.forEach((segment, sum) -> {
            Map<String, Float> items = scaled(TopTags.heaviest(recallable(sum.holders, asOfMillis), ITEMS), sampled);
            double least = items.size() < ITEMS ? 0 : Collections.min(items.values());
            shares.add(new ClusterSegments.Share(
                    segment,
                    sum.members,
                    sum.members / sampled,
                    scaled(TopTags.heaviest(sum.tags, TAGS), sampled),
                    items,
                    least,
                    sum.items / sampled,
                    direction(sum.direction, sum.members / sampled)));
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
