package dev.eddy.client;

import dev.eddy.filter.ItemFacts;
import dev.eddy.filter.Mute;
import java.time.Clock;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of those who are like a user: of a cluster, of groups, and of everybody. */
record AlikeLists(SharedLists lists, SharedCache shared, RedisKeys keys, ItemCatalogue items, Clock clock) {
    /**
     * The lists that there are, those of the most alike first, without what the user has muted. They are read when the first is asked
     * for, in one round trip.
     *
     * @param own what Redis has of the user
     * @param declaredTags find the cluster that matches them best
     * @param attributes by name, in the order in which their groups are looked for
     */
    Iterator<Recall> of(UserLists.Own own, Collection<String> declaredTags, Map<String, String> attributes) {
        return Stream.of(own)
                .flatMap(user -> lists.get(wanted(user.profile(), declaredTags, attributes)).stream()
                        .map(list -> without(user.mutes(clock.millis()), list)))
                .iterator();
    }

    /** Leaves muted items out, and items that the catalogue lacks, since they may be muted. */
    private Recall without(List<Mute> mutes, Recall list) {
        return mutes.isEmpty()
                ? list
                : list.only(itemId -> {
                    ItemFacts item = items.item(itemId);
                    return item != null
                            && mutes.stream()
                                    .noneMatch(mute -> mute.covers(item.author(), item.category(), item.tags()));
                });
    }

    private Map<String, Recall.Origin> wanted(
            Optional<Profile> profile, Collection<String> declaredTags, Map<String, String> attributes) {
        Map<String, Recall.Origin> found = new LinkedHashMap<>();
        shared.clusters().find(declaredTags).ifPresent(cluster -> addCluster(cluster, found));
        profile.ifPresent(known -> addCluster(known.cluster(), found));
        attributes.forEach((name, value) -> addGroup(RedisKeys.groupOf(name, value), found));
        profile.filter(known -> !known.segment().isEmpty())
                .ifPresent(known -> addGroup(RedisKeys.groupOfSegment(known.segment()), found));
        addEverybody(found);
        return found;
    }

    /** The list of a cluster, then that of everybody. */
    Iterator<Recall> of(int cluster) {
        Map<String, Recall.Origin> found = new LinkedHashMap<>();
        addCluster(cluster, found);
        addEverybody(found);
        return lists.get(found).iterator();
    }

    private void addCluster(int cluster, Map<String, Recall.Origin> found) {
        found.put(keys.shared(RedisKeys.cluster(cluster)), Recall.Origin.CLUSTER);
    }

    private void addGroup(String group, Map<String, Recall.Origin> found) {
        found.put(keys.shared(RedisKeys.group(group)), Recall.Origin.GROUP);
    }

    private void addEverybody(Map<String, Recall.Origin> found) {
        found.put(keys.shared(RedisKeys.HOT), Recall.Origin.EVERYBODY);
    }

    /** The first list with candidates; {@link Recall#NOTHING} when none has any. */
    static Recall first(Iterator<Recall> lists) {
        while (lists.hasNext()) {
            Recall list = lists.next();
            if (!list.candidates().isEmpty()) {
                return list;
            }
        }
        return Recall.NOTHING;
    }
}
