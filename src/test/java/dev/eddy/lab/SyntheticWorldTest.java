package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.RecordHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SyntheticWorldTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WorldOptions OPTIONS = WorldOptions.defaults().withEvents(40_000);

    @Test
    void theSameSeedMakesTheSameWorld() {
        assertThat(all(new SyntheticWorld(OPTIONS))).isEqualTo(all(new SyntheticWorld(OPTIONS)));
        assertThat(all(new SyntheticWorld(OPTIONS))).isNotEqualTo(all(new SyntheticWorld(OPTIONS.withSeed(2))));
    }

    @Test
    void itEndsAfterTheGivenNumberOfEvents() {
        SyntheticWorld world = new SyntheticWorld(OPTIONS.withEvents(50));
        assertThat(all(world).stream().filter(r -> r.kind() == WorldRecord.Kind.EVENT))
                .hasSize(50);
        assertThatThrownBy(world::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void timeNeverGoesBackAndKeepsItsPace() {
        List<WorldRecord> records = all(new SyntheticWorld(OPTIONS));
        assertThat(records).isSortedAccordingTo(Comparator.comparingLong(WorldRecord::atMillis));
        long first = records.get(0).atMillis();
        assertThat(first).isGreaterThanOrEqualTo(OPTIONS.start().toEpochMilli());
        double seconds = (records.get(records.size() - 1).atMillis() - first) / 1_000.0;
        assertThat(OPTIONS.events() / seconds).isBetween(8.0, 12.0);
    }

    @Test
    void itemsAreThereBeforeAnyoneMeetsThem() throws Exception {
        SyntheticWorld world = new SyntheticWorld(OPTIONS);
        Set<String> known = new HashSet<>();
        world.items().forEach(item -> known.add(item.key()));
        assertThat(known).hasSize(OPTIONS.items());
        int before = known.size();
        for (WorldRecord record : all(world)) {
            JsonNode json = JSON.readTree(record.json());
            String itemId = json.get("item_id").asText();
            if (record.kind() == WorldRecord.Kind.ITEM) {
                assertThat(known.add(itemId)).isTrue();
                assertThat(json.get("published_at").asLong()).isEqualTo(record.atMillis());
            } else {
                assertThat(known).contains(itemId);
                assertThat(json.get("ts").asLong()).isEqualTo(record.atMillis());
            }
        }
        assertThat(known.size() - before).isBetween(150, 250);
    }

    @Test
    void aFewItemsAreFarMorePopularThanTheRest() throws Exception {
        Map<String, Integer> clicks = new HashMap<>();
        for (JsonNode click : clicks(new SyntheticWorld(OPTIONS))) {
            clicks.merge(click.get("item_id").asText(), 1, Integer::sum);
        }
        List<Integer> byRank =
                clicks.values().stream().sorted(Comparator.reverseOrder()).toList();
        int total = byRank.stream().mapToInt(Integer::intValue).sum();
        int head = byRank.stream()
                .limit(OPTIONS.items() / 100)
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(head).as("clicks on the top hundredth").isGreaterThan(total / 8);
        assertThat(byRank).hasSizeGreaterThan(OPTIONS.items() / 3);
    }

    @Test
    void aUserClicksWithinFewInterests() throws Exception {
        SyntheticWorld world = new SyntheticWorld(OPTIONS);
        Map<String, String> categories = new HashMap<>();
        List<WorldRecord> records = new ArrayList<>(world.items());
        records.addAll(all(world));
        Map<String, Map<String, Integer>> byUser = new HashMap<>();
        for (WorldRecord record : records) {
            JsonNode json = JSON.readTree(record.json());
            String item = json.get("item_id").asText();
            if (record.kind() == WorldRecord.Kind.ITEM) {
                categories.put(item, json.get("category").asText());
            } else if (json.get("type").asText().equals("click")) {
                byUser.computeIfAbsent(record.key(), user -> new HashMap<>())
                        .merge(categories.get(item), 1, Integer::sum);
            }
        }
        double inTopTwo = 0;
        double total = 0;
        for (Map<String, Integer> counts : byUser.values()) {
            total += counts.values().stream().mapToInt(Integer::intValue).sum();
            inTopTwo += counts.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(2)
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        assertThat(new TreeSet<>(categories.values())).hasSizeGreaterThan(10);
        assertThat(inTopTwo / total).isGreaterThan(.7);
    }

    @Test
    void everyRecordHasWhatPublishingNeeds() {
        for (WorldRecord record : all(new SyntheticWorld(OPTIONS.withEvents(500)))) {
            RecordHeader header = RecordHeader.of(record.json().getBytes(UTF_8));
            boolean item = record.kind() == WorldRecord.Kind.ITEM;
            assertThat(item ? header.itemId() : header.userId()).isEqualTo(record.key());
        }
    }

    @Test
    void tinyWorldsWorkToo() {
        WorldOptions tiny = OPTIONS.withSize(1, 1, 1).withEvents(100);
        assertThat(all(new SyntheticWorld(tiny))).hasSizeGreaterThanOrEqualTo(100);
        assertThatThrownBy(() -> OPTIONS.withSize(0, 1, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("0 users");
    }

    private static List<JsonNode> clicks(SyntheticWorld world) throws Exception {
        List<JsonNode> clicks = new ArrayList<>();
        for (WorldRecord record : all(world)) {
            JsonNode json = JSON.readTree(record.json());
            if (record.kind() == WorldRecord.Kind.EVENT
                    && json.get("type").asText().equals("click")) {
                clicks.add(json);
            }
        }
        return clicks;
    }

    private static List<WorldRecord> all(SyntheticWorld world) {
        List<WorldRecord> records = new ArrayList<>();
        world.forEachRemaining(records::add);
        return records;
    }
}
