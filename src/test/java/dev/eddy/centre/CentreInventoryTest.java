package dev.eddy.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.user.CentreSets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CentreInventoryTest {
    private static final CentreSet BORROWING = CentreSets.borrowing(3, 4, 8);

    private final CentreInventory inventory = new CentreInventory();

    @Test
    void aSetIsListedWithTheReachItWasPublishedWith() {
        CentreRecords.publish(BORROWING).forEach(inventory::accept);

        assertThat(inventory.entry(3).orElseThrow().set())
                .usingRecursiveComparison()
                .isEqualTo(BORROWING);
    }

    @Test
    void aSetFromBeforeClustersBorrowedIsListedToo() {
        CentreSet set = CentreSets.trained(3, 4, 8);
        CentreSets.withoutReach(CentreRecords.publish(set)).forEach(inventory::accept);

        assertThat(inventory.entry(3).orElseThrow().set())
                .usingRecursiveComparison()
                .isEqualTo(set);
        assertThat(inventory.refused()).isZero();
    }

    @Test
    void aSetThatLostItsReachIsFlawed() {
        List<CentreRecord> records = CentreSets.withoutReach(CentreRecords.publish(BORROWING));
        records.forEach(inventory::accept);

        CentreInventory.Entry entry = inventory.entry(3).orElseThrow();
        assertThat(entry.set()).isNull();
        assertThat(entry.flaw()).contains("checksum");
    }
}
