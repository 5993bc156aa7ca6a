package dev.eddy.console;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.TagShare;
import dev.eddy.console.ClusterPages.Row;
import dev.eddy.console.KnownItems.Named;
import dev.eddy.recall.cluster.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of segments, and of any other group by its name. */
record SegmentPages(CandidateReader redis, KnownItems items) {

    /** Without data in Redis, profile and list are null; {@code distinctive} tags tell a segment from the others. */
    record View(String group, GroupProfile profile, List<TagShare> distinctive, StoredList list) {}

    /** The segments with enough users, by their names. */
    Map<String, Row> all() {
        Map<String, ClusterSummary> segments = segments();
        var distinctive = new DistinctiveTags<>(segments);
        Map<String, Row> rows = new LinkedHashMap<>();
        segments.forEach((segment, summary) -> rows.put(segment, new Row(summary.members(), distinctive.of(segment))));
        return rows;
    }

    private Map<String, ClusterSummary> segments() {
        Map<String, ClusterSummary> segments = new LinkedHashMap<>();
        for (Segment segment : Segment.values()) {
            String group = RedisKeys.groupOfSegment(segment.label());
            redis.group(group)
                    .ifPresent(profile -> segments.put(
                            group, new ClusterSummary(profile.generatedAtMillis(), profile.members(), profile.tags())));
        }
        return segments;
    }

    Named<View> of(String group) {
        StoredList list = redis.groupList(group).orElse(null);
        GroupProfile profile = redis.group(group).orElse(null);
        List<TagShare> distinctive = new DistinctiveTags<>(segments()).of(group);
        return items.named(new View(group, profile, distinctive, list), ClusterPages.itemIds(profile, list));
    }
}
