package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.jedis.DownEntry;
import dev.eddy.client.jedis.DownLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DownSetTest {
    /** A log in memory; looks are counted. */
    private final Map<String, Double> log = new HashMap<>();

    private final List<String> asked = new ArrayList<>();
    private final DownSet known = new DownSet();

    private List<DownEntry> page(String from) {
        asked.add(from);
        boolean isExcluded = from.startsWith("(");
        double lowest = from.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(from.replace("(", ""));
        return log.entrySet().stream()
                .filter(each -> isExcluded ? each.getValue() > lowest : each.getValue() >= lowest)
                .map(each -> new DownEntry(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(DownEntry::score))
                .limit(DownLog.PAGE)
                .toList();
    }

    private void look() {
        asked.clear();
        known.update(this::page);
    }

    private void put(Object... membersAndScores) {
        for (int i = 0; i < membersAndScores.length; i += 2) {
            log.put((String) membersAndScores[i], ((Number) membersAndScores[i + 1]).doubleValue());
        }
    }

    @Test
    void afterTheFirstLookOnlyChangesAreRead() {
        put("a", 1, "b", 2, "=1:x", 3);
        look();
        assertThat(known.items()).containsExactlyInAnyOrder("a", "b");
        log.remove("a");
        put("+a", 4, "c", 5, "=1:x", 6);
        look();
        assertThat(asked).containsExactly("3");
        assertThat(known.items()).containsExactlyInAnyOrder("b", "c");
        look();
        assertThat(asked).containsExactly("6");
    }

    @Test
    void aLogThatWasMadeAnewIsReadWhole() {
        put("a", 1, "b", 2, "=1:x", 3);
        look();
        log.clear();
        put("c", 1, "=1:y", 3);
        look();
        assertThat(known.items()).containsExactly("c");
    }

    @Test
    void whileALogIsMadeAnewReadersGoOnWithTheOldOne() {
        put("a", 1, "b", 2, "=1:x", 3);
        look();
        put("b", 4, "c", 5);
        look();
        assertThat(known.items()).containsExactlyInAnyOrder("a", "b", "c");
        put("=4:y", 6);
        look();
        assertThat(known.items()).as("a is of the old log").containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void anEarlierMasterWithAnEarlierStateIsReadWhole() {
        put("a", 1, "b", 2, "=1:x", 3);
        look();
        log.clear();
        put("a", 1, "=1:x", 2);
        look();
        assertThat(known.items()).containsExactly("a");
    }

    @Test
    void itemsStayDownWithoutALog() {
        put("a", 1, "=1:x", 2);
        look();
        log.clear();
        look();
        assertThat(known.items()).containsExactly("a");
        put("b", 1);
        look();
        assertThat(known.items()).as("a log that is being made").containsExactlyInAnyOrder("a", "b");
        put("=1:y", 2);
        look();
        assertThat(known.items()).containsExactly("b");
    }

    @Test
    void foreignMembersAreSkippedAndCounted() {
        put("a", 1, "news:42", 1.5, "=1:x", 3, "+%", 4, "=what", 5, "", 6);
        look();
        assertThat(known.items()).contains("a").doesNotContain("news:42");
        assertThat(known.foreign()).isEqualTo(3);
        put("%6", Double.POSITIVE_INFINITY);
        look();
        assertThat(known.items()).contains("a");
    }

    @Test
    void aLargeLogIsReadInPages() {
        int items = 2 * DownLog.PAGE + 1;
        IntStream.range(0, items).forEach(i -> log.put("i" + i, i + 1.0));
        put("=1:x", items + 1);
        look();
        assertThat(asked).hasSize(3);
        assertThat(known.items()).hasSize(items);
    }
}
