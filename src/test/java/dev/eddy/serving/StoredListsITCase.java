package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateCodec;
import dev.eddy.client.ProfileCodec;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random batches of lists of few users, older, equal and newer ones, also of one user several times, between values of others.
 * After each batch Redis has what the rules say, one list after the other.
 */
@Tag("lives")
class StoredListsITCase extends WithRedis {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final List<Long> AGES = List.of(0L, 1L, -1L, HOUR - 1, HOUR, HOUR + 1, -HOUR, -HOUR - 1, 2 * HOUR);
    private static final List<String> CHANNELS = List.of("ucf", "icf", "seq", "größe", "merged", "profile");

    private final Map<String, Map<String, String>> hashes = new HashMap<>();
    /** Version and instant of the hashes that have lists. */
    private final Map<String, StoredList> listOf = new HashMap<>();

    private Random random;
    private int written;
    private long foreignUsers;
    private long foreignShared;

    @Test
    void redisHasTheNewestListsAndNothingElse() throws IOException {
        for (int seed : Lives.of("stored lists", 15)) {
            random = new Random(seed);
            hashes.keySet().forEach(redis::del);
            hashes.clear();
            listOf.clear();
            for (int batch = 0; batch < 12; batch++) {
                intrude();
                storeUsers("life %d, batch %d".formatted(seed, batch));
                storeShared();
                hashes.forEach((key, fields) -> {
                    assertThat(redis.hgetAll(key)).as("life %d: %s", seed, key).isEqualTo(fields);
                    assertThat(redis.pttl(key)).as("life %d: %s", seed, key).isPositive();
                });
                assertThat(store.foreignReplaced()).isEqualTo(foreignUsers);
                assertThat(sharedStore.foreignReplaced()).isEqualTo(foreignShared);
            }
        }
    }

    /** Others write values of their own over lists, and Redis forgets the script. */
    private void intrude() {
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = random.nextBoolean() ? "rc:u:" + user() : "rc:" + name();
            redis.del(key);
            listOf.remove(key);
            hashes.remove(key);
            switch (random.nextInt(5)) {
                case 0 -> redis.set(key, "theirs");
                case 1 -> redis.rpush(key, "theirs");
                case 2 -> redis.hset(key, Map.of("merged", "zzz", "theirs", "1"));
                case 3 -> redis.hset(key, Map.of("merged", "9.9.9;5;", "ucf", "1"));
                default -> redis.hset(key, "theirs", "1");
            }
        }
        if (random.nextInt(8) == 0) {
            redis.scriptFlush();
        }
    }

    private void storeUsers(String life) throws IOException {
        List<Candidates> batch = new ArrayList<>();
        // Lists of 2,000 fill the bytes of a call.
        int longest = random.nextInt(6) == 0 ? 2_000 : 30;
        for (int i = random.nextInt(100); i > 0; i--) {
            Map<String, List<Candidate>> channels = new TreeMap<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                channels.put(CHANNELS.get(random.nextInt(CHANNELS.size())), candidates(longest));
            }
            batch.add(new Candidates(
                    user(),
                    version(),
                    random.nextInt(5),
                    candidates(longest),
                    channels,
                    random.nextInt(4) == 0 ? null : Lists.PROFILE,
                    random.nextInt(4) == 0 ? "ann / 7%" : null,
                    0,
                    random.nextInt(4) == 0 ? "größer" : null));
        }
        written = 0;
        for (Candidates lists : batch) {
            String key = "rc:u:" + lists.userId();
            StoredList list =
                    new StoredList(lists.version(), lists.generatedAtMillis(), lists.merged(), lists.variant());
            Map<String, String> fields = new HashMap<>();
            lists.channels().forEach((channel, candidates) -> {
                if (!List.of("merged", "profile").contains(channel)) {
                    fields.put(channel, CandidateCodec.encode(lists.version(), lists.generatedAtMillis(), candidates));
                }
            });
            if (lists.profile() != null) {
                fields.put("profile", ProfileCodec.encode(lists.profile()));
            }
            if (lists.mergedInto() != null) {
                fields.put("merged-into", RedisKeys.encoded(lists.mergedInto()));
            }
            foreignUsers += isForeign(key) ? 1 : 0;
            write(key, list, fields, false);
        }
        assertThat(store.storeNewer(batch))
                .as(life)
                .isEqualTo(new CandidateStore.Result(written, batch.size() - written, false));
    }

    private void storeShared() throws IOException {
        List<SharedListStore.Shared> batch = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            long at = 1_700_000_000_000L + AGES.get(random.nextInt(AGES.size()));
            var list = new StoredList(new Version(0, random.nextInt(2), 0), at, candidates(5));
            Map<String, String> more = new HashMap<>();
            Stream.of("tags", "weights").filter(field -> random.nextBoolean()).forEach(field -> more.put(field, "ü"));
            batch.add(new SharedListStore.Shared(name(), list, more));
        }
        for (SharedListStore.Shared each : batch) {
            foreignShared += isForeign("rc:" + each.name()) ? 1 : 0;
            write("rc:" + each.name(), each.list(), new HashMap<>(each.more()), true);
        }
        sharedStore.storeShared(batch);
    }

    /** Whether the value under a key is not a hash; what is written next replaces it. */
    private boolean isForeign(String key) {
        return !hashes.containsKey(key) && !List.of("none", "hash").contains(redis.type(key));
    }

    private void write(String key, StoredList list, Map<String, String> fields, boolean isByInstant) {
        StoredList before = listOf.get(key);
        if (before != null) {
            int order = before.version().compareTo(list.version());
            long later = before.generatedAtMillis() - list.generatedAtMillis();
            if (order > 0 || (order == 0 && isByInstant && later > 0 && later <= HOUR)) {
                return;
            }
        }
        written++;
        fields.put("merged", CandidateCodec.encode(list));
        hashes.put(key, fields);
        listOf.put(key, list);
    }

    private List<Candidate> candidates(int longest) {
        return IntStream.range(0, random.nextInt(longest))
                .mapToObj(i -> new Candidate("item " + i, longest - i, random.nextBoolean() ? "u" : "ui"))
                .toList();
    }

    private Version version() {
        return new Version(random.nextInt(2), random.nextInt(12), random.nextInt(2));
    }

    private String user() {
        return "u" + random.nextInt(40);
    }

    private String name() {
        return "c:" + random.nextInt(8);
    }
}
