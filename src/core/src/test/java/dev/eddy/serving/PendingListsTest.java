package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.Candidates;
import org.junit.jupiter.api.Test;

class PendingListsTest {
    private final PendingLists pending = new PendingLists(3);

    @Test
    void onlyTheNewestListOfAUserWaits() {
        add("a", 1, "b", 1, "a", 3, "a", 2);
        assertThat(pending.begin(10)).containsExactly(Lists.of("a", 3), Lists.of("b", 1));
    }

    @Test
    void aFailedBatchIsSentAgainInItsNewestForm() {
        add("a", 1, "b", 1);
        pending.begin(10);
        add("a", 2, "c", 1);
        pending.failed();
        assertThat(pending.failures()).isEqualTo(1);
        assertThat(pending.begin(10)).containsExactly(Lists.of("a", 2), Lists.of("b", 1), Lists.of("c", 1));
        pending.acknowledged();
        assertThat(pending.size()).isZero();
        assertThat(pending.failures()).isZero();
    }

    @Test
    void anOlderListThanTheOneOnTheWireIsIgnored() {
        add("a", 5);
        pending.begin(10);
        add("a", 4);
        pending.acknowledged();
        assertThat(pending.snapshot()).isEmpty();
    }

    @Test
    void listsAddedDuringASendAreNotAcknowledgedWithIt() {
        add("a", 1);
        pending.begin(10);
        add("a", 2);
        assertThat(pending.snapshot()).containsExactly(Lists.of("a", 2));
        pending.acknowledged();
        assertThat(pending.snapshot()).containsExactly(Lists.of("a", 2));
    }

    @Test
    void overflowDropsWhoWaitedLongest() {
        add("a", 1, "b", 1, "c", 1, "d", 1);
        assertThat(pending.dropOverflow()).isEqualTo(1);
        assertThat(pending.snapshot()).extracting(Candidates::userId).containsExactly("b", "c", "d");
    }

    @Test
    void overflowSparesWhatIsOnTheWireButNotAFailedBatch() {
        add("a", 1);
        pending.begin(1);
        add("b", 1, "c", 1, "d", 1);
        pending.dropOverflow();
        assertThat(pending.snapshot()).extracting(Candidates::userId).containsExactly("a", "c", "d");
        pending.failed();
        add("e", 1);
        pending.dropOverflow();
        assertThat(pending.snapshot()).extracting(Candidates::userId).containsExactly("c", "d", "e");
    }

    private void add(Object... usersAndSequences) {
        for (int i = 0; i < usersAndSequences.length; i += 2) {
            pending.add(Lists.of((String) usersAndSequences[i], (Integer) usersAndSequences[i + 1]));
        }
    }
}
