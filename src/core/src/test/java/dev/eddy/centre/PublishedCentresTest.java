package dev.eddy.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.user.CentreSets;
import org.junit.jupiter.api.Test;

class PublishedCentresTest {
    private static final CentreSet SET = CentreSets.trained(7, 4, 8);

    private PublishedCentres published = PublishedCentres.NONE;

    @Test
    void theJobsVersionsAndIdsAreNewOnes() {
        CentreRecords.publish(SET).forEach(this::read);
        int highestId = SET.ids()[SET.size() - 1];
        assertThat(published).isEqualTo(new PublishedCentres(7, 7, highestId + 1));
        assertThat(published.nextVersion(1_790_000_000_000L)).isEqualTo(1_790_000_000_000L);
        assertThat(published.nextVersion(3)).as("by a clock that is far behind").isEqualTo(8);
    }

    @Test
    void activationThatTheJobRefusedPutsNothingInUse() {
        CentreRecords.publish(SET).forEach(record -> published = published.with(record, 3));
        assertThat(published.inUse()).isEqualTo(3);
        assertThat(published.highest()).isEqualTo(7);
    }

    @Test
    void removedAndMalformedRecordsChangeNothing() {
        CentreRecords.publish(SET).forEach(this::read);
        PublishedCentres before = published;
        CentreRecords.removal(7, SET.ids()).forEach(this::read);
        read(new CentreRecord("9", new byte[] {'{'}));
        read(new CentreRecord("nine", null));
        assertThat(published).isEqualTo(before);
    }

    private void read(CentreRecord record) {
        published = published.with(record, SET.version());
    }
}
