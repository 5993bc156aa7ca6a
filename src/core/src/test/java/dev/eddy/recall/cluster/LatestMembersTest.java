package dev.eddy.recall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatestMembersTest {
    private static final int ASKED = 100;

    private final Map<Integer, Long> active = new TreeMap<>();
    private final LatestMembers latest = new LatestMembers(ASKED, LatestMembersTest::userId);

    private static String userId(int slot) {
        return "u" + (slot * 7919 % 10_007);
    }

    @Test
    void whoeverComesAndGoesTheLatestAreThoseThatSortingAllGives() {
        var random = new Random(1);
        for (int step = 0; step < 20_000; step++) {
            int slot = random.nextInt(1_500);
            Long before = active.remove(slot);
            if (before != null) {
                latest.remove(slot, before);
            }
            // Few instants, so that ids decide, and phases with more removals than additions.
            if (random.nextInt(10) < (step / 2_000 % 2 == 0 ? 9 : 4)) {
                long atMillis = random.nextInt(200);
                active.put(slot, atMillis);
                latest.add(slot, atMillis);
            }
            if (step % 10 == 0) {
                assertThat(taken()).containsExactly(sorted());
            }
        }
    }

    @Test
    void thereMayBeFewerThanAskedFor() {
        assertThat(taken()).isEmpty();
        active.put(3, 1L);
        latest.add(3, 1);
        assertThat(taken()).containsExactly(3);
    }

    private int[] taken() {
        return latest.take(each -> active.forEach(each::accept));
    }

    private int[] sorted() {
        return active.keySet().stream()
                .sorted(Comparator.comparing((Integer slot) -> -active.get(slot))
                        .thenComparing(LatestMembersTest::userId))
                .limit(ASKED)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void whatIsTakenIsACopy() {
        latest.add(3, 1);
        active.put(3, 1L);
        Arrays.fill(taken(), 9);
        assertThat(taken()).containsExactly(3);
    }
}
