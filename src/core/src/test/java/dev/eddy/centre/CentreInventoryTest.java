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
    void aSetInAnotherSpaceIsListedAsItWasPublished() {
        CentreSet set = CentreSets.inMoves(3, 4);
        CentreRecords.publish(set).forEach(inventory::accept);

        assertThat(inventory.entry(3).orElseThrow().set())
                .usingRecursiveComparison()
                .isEqualTo(set);
    }

    @Test
    void aSetWithCentresOfSeveralDimensionsOrSpacesIsFlawed() {
        CentreSet set = CentreSets.inMoves(3, 2);
        CentreRecords.publish(set).forEach(inventory::accept);
        inventory.accept(CentreRecords.parts(CentreSets.trained(3, 2, 4)).get(1));

        CentreInventory.Entry entry = inventory.entry(3).orElseThrow();
        assertThat(entry.set()).isNull();
        assertThat(entry.flaw())
                .isEqualTo("centre 1 has dimension 4 and a tag_vector of 0, in a set of space moves with dimension 4");
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
