package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.RedisKeys;
import dev.eddy.recall.channel.HotChannel;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.user.ForemostTags;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
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

    private final Map<Segment, Sum> sums = new EnumMap<>(Segment.class);
    /** Number of latest items of all users. */
    private double had;
    /** Users who may have an item that their clusters left out. */
    private double leftOut;
    /** By item, the users who have it beyond {@link #leftOut}. */
    private final Map<String, Double> beyondLeftOut = new HashMap<>();

    /** Of one segment. */
    private static final class Sum {
        private int read;
        private double users;
        private final Map<String, Float> tags = new HashMap<>();
        private final Map<String, Float> items = new HashMap<>();
        private double had;
        private double[] direction;

        private void add(ClusterSegments.Share share) {
            read += share.read();
            users += share.users();
            share.tags().forEach((tag, weight) -> tags.merge(tag, weight, Float::sum));
            share.items().forEach((item, holders) -> items.merge(item, holders, Float::sum));
            had += share.had();
            if (share.direction().length > 0) {
                direction = direction == null ? new double[share.direction().length] : direction;
                Vectors.addScaled(direction, 1, share.direction());
            }
        }
    }

    void add(ClusterSegments cluster) {
        for (ClusterSegments.Share share : cluster.shares()) {
            sums.computeIfAbsent(share.segment(), segment -> new Sum()).add(share);
            had += share.had();
            leftOut += share.leastOfItems();
            share.items()
                    .forEach((item, holders) -> beyondLeftOut.merge(item, holders - share.leastOfItems(), Double::sum));
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
            // At most: an item may be as frequent where it was left out.
            double overall = (leftOut + beyondLeftOut.get(item)) / had;
            if (holders * sum.read >= LEAST_HOLDERS * sum.users && share > overall) {
                parts.put(item, (float) (share * Math.log(share / overall)));
            }
        });
        return ForemostTags.heaviest(parts, TYPICAL);
    }

    /** The items that most of the users had lately. */
    private static List<Candidate> list(Sum sum) {
        return TopTags.heaviest(sum.items, LISTED).entrySet().stream()
                .map(item -> new Candidate(item.getKey(), item.getValue(), HotChannel.CODE))
                .toList();
    }
}
