package dev.eddy.serve;

import dev.eddy.client.Candidate;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.Profile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.TagShare;
import dev.eddy.client.Version;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.filter.Mute;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.Lists;
import dev.eddy.serving.RedisCandidateStore;
import dev.eddy.serving.RedisSharedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists of every kind, of users and items with odd ids. */
final class ReadersWorld {
    static final String DOWN = "down";

    static final List<String> USERS = List.of(
            "ann / 7%:b",
            "anonymous",
            "into nobody",
            "without items",
            "foreign",
            "old",
            "down",
            "muting",
            "has muted",
            "nobody",
            "鍵",
            "😀, smile",
            "..",
            "plus+plus;x?y=z&#");

    /** Attributes by item id. */
    static final Map<String, String> ITEMS = new TreeMap<>(Map.of(
            "jazz, live",
            "{\"price\": 5}",
            "a/b",
            "{\"price\": 7.5, \"genre\": \"rock\"}",
            "50%",
            "{\"price\": 50}",
            "鍵",
            "{\"price\": 9, \"genre\": \"a & b, c\"}",
            "😀",
            "{\"price\": 12, \"genre\": \"a & b, c\"}",
            "..",
            "{}",
            "plus+plus;x?y=z&#",
            "{\"price\": 2}",
            DOWN,
            "{\"price\": 1}"));

    private static final Duration TTL = Duration.ofDays(7);

    private ReadersWorld() {}

    static void fill(RedisOptions redis) throws IOException {
        try (var store = new RedisCandidateStore(redis, TTL);
                var shared = new RedisSharedStore(redis, TTL);
                var connection = RedisConnection.to(redis)) {
            long now = System.currentTimeMillis();
            store.storeNewer(List.of(
                    of("ann / 7%:b", now, Lists.PROFILE, "jazz, live", DOWN, "鍵", "😀", "50%"),
                    Lists.mergedInto("anonymous", "ann / 7%:b", 1),
                    Lists.mergedInto("into nobody", "nobody", 1),
                    of("without items", now, Lists.PROFILE),
                    of("old", now - 2 * TTL.toMillis(), profile("", List.of()), "jazz, live"),
                    of("down", now, profile("", List.of()), DOWN),
                    of(
                            "muting",
                            now,
                            profile("loyal", List.of(new Mute(Mute.Kind.AUTHOR, "x,y", now + TTL.toMillis())))),
                    of("has muted", now, profile("loyal", List.of(new Mute(Mute.Kind.TAG, "x", now - 1)))),
                    of("鍵", now, Lists.PROFILE, "a/b", "..", "plus+plus;x?y=z&#"),
                    of("😀, smile", now, Lists.PROFILE, "😀"),
                    of("..", now, Lists.PROFILE, "..", "a/b"),
                    of("plus+plus;x?y=z&#", now, Lists.PROFILE, "50%")));
            shared.storeShared(RedisKeys.HOT, list(now, "50%", DOWN, "jazz, live", "a/b"), Map.of());
            shared.storeShared(RedisKeys.cluster(7), list(now, "a/b", "😀"), Map.of());
            shared.storeShared(RedisKeys.cluster(3), list(now, DOWN, "鍵"), Map.of());
            shared.storeShared(RedisKeys.group("cluster-7"), list(now, "a/b", "鍵"), Map.of());
            shared.storeShared(RedisKeys.group("country=de, at"), list(now, "..", "😀"), Map.of());
            shared.storeShared(RedisKeys.group("country=de"), list(now, "plus+plus;x?y=z&#"), Map.of());
            shared.storeShared(RedisKeys.group("segment-loyal"), list(now, "jazz, live"), Map.of());
            for (String item : List.of("a/b", "鍵", "..", "plus+plus;x?y=z&#")) {
                shared.storeShared(RedisKeys.item(item), list(now, "😀", DOWN, "50%", "jazz, live"), Map.of());
            }
            shared.storeSummary(
                    3, new ClusterSummary(now, 9, List.of(new TagShare("polka", .3f), new TagShare("rock", .1f))));
            shared.storeSummary(7, new ClusterSummary(now, 9, List.of(new TagShare("rock", .7f))));
            shared.storeSummary(8, new ClusterSummary(1, 9, List.of(new TagShare("polka", .9f))));
            connection.commands().set("rc:u:foreign", "somebody else's");
        }
    }

    private static Profile profile(String segment, List<Mute> mutes) {
        return new Profile(4, 3, List.of(8, 9), List.of(), segment, mutes, 950);
    }

    private static Candidates of(String user, long madeAt, Profile profile, String... items) {
        String variant = items.length > 2 ? "varied" : null;
        return new Candidates(
                user, new Version(0, 7, 1), madeAt, candidates(items), Map.of(), profile, null, 0, variant);
    }

    private static StoredList list(long madeAt, String... items) {
        return new StoredList(Version.NONE, madeAt, candidates(items));
    }

    /** With falling scores, the last ones below zero; the second place is explored. */
    private static List<Candidate> candidates(String... items) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < items.length; i++) {
            candidates.add(new Candidate(items[i], 2.125f - i, i % 2 == 0 ? "ui" : "h", i == 1 ? .03125f : 1));
        }
        return candidates;
    }
}
