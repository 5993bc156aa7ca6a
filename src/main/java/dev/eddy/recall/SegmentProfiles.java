package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.RedisKeys;
import dev.eddy.recall.channel.HotChannel;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the segments of all clusters: of each segment the size, the tags, the items that are typical, and a list. */
final class SegmentProfiles {
    /** Users that must be read of a segment. The list of fewer would tell what each of them clicked. */
    private static final int ENOUGH_USERS = 10;

    private static final int TAGS = 20;
    private static final int TYPICAL = 10;
    private static final int LISTED = 100;
    /** Users, of those who are read, who must have an item before it is typical. */
    private static final int LEAST_HOLDERS = 3;

    private static final Comparator<Map.Entry<String, Float>> LARGEST_FIRST =
            Map.Entry.<String, Float>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final Map<Segment, Sum> sums = new EnumMap<>(Segment.class);
    private final Sum all = new Sum();

    private static final class Sum {
        private int read;
        private double users;
        private final Map<String, Float> tags = new HashMap<>();
        private final Map<String, Float> items = new HashMap<>();
        /** What the numbers of items may lack, where clusters left them out. */
        private double leftOut;

        private final Map<String, Double> notLeftOut = new HashMap<>();
        private double had;
        private double[] direction;

        private void add(ClusterSegments.Share share) {
            read += share.read();
            users += share.users();
            share.tags().forEach((tag, weight) -> tags.merge(tag, weight, Float::sum));
            leftOut += share.leastOfItems();
            share.items().forEach((item, holders) -> {
                items.merge(item, holders, Float::sum);
                notLeftOut.merge(item, share.leastOfItems(), Double::sum);
            });
            had += share.had();
            if (share.direction().length > 0) {
                direction = direction == null ? new double[share.direction().length] : direction;
                Vectors.addScaled(direction, 1, share.direction());
            }
        }

        /** The largest share that an item may have in what all users had. */
        private double largestShare(String item) {
            return (items.get(item) + leftOut - notLeftOut.get(item)) / had;
        }
    }

    void add(ClusterSegments cluster) {
        for (ClusterSegments.Share share : cluster.shares()) {
            sums.computeIfAbsent(share.segment(), segment -> new Sum()).add(share);
            all.add(share);
        }
    }

    /** The updates for the segments with enough users. */
    List<SharedUpdate> updates(long nowMillis) {
        List<SharedUpdate> updates = new ArrayList<>();
        sums.forEach((segment, sum) -> {
            if (sum.read >= ENOUGH_USERS) {
                String group = RedisKeys.groupOfSegment(segment.label());
                updates.add(SharedUpdate.ofGroup(group, nowMillis, list(sum), profile(sum, nowMillis)));
            }
        });
        return updates;
    }

    private GroupProfile profile(Sum sum, long nowMillis) {
        return new GroupProfile(
                nowMillis,
                (int) Math.round(sum.users),
                0,
                TopTags.shares(sum.tags, TAGS),
                typical(sum),
                List.of(),
                sum.direction == null ? List.of() : ClusterProfiles.unit(sum.direction));
    }

    /** By the item's part of the Kullback-Leibler divergence of the segment's items from those of all users. */
    private List<String> typical(Sum sum) {
        Map<String, Float> parts = new HashMap<>();
        sum.items.forEach((item, holders) -> {
            double share = holders / sum.had;
            double overall = all.largestShare(item);
            if (holders * sum.read >= LEAST_HOLDERS * sum.users && share > overall) {
                parts.put(item, (float) (share * Math.log(share / overall)));
            }
        });
        return parts.entrySet().stream()
                .sorted(LARGEST_FIRST)
                .limit(TYPICAL)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The items that most of the users had lately. */
    private static List<Candidate> list(Sum sum) {
        return sum.items.entrySet().stream()
                .sorted(LARGEST_FIRST)
                .limit(LISTED)
                .map(item -> new Candidate(item.getKey(), item.getValue(), HotChannel.CODE))
                .toList();
    }
}
