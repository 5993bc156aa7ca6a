package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionInventoryTest {
    private final VersionInventory inventory = new VersionInventory("moves");

    @Test
    void aVersionIsWholeWithItsManifest() {
        publish(7, "a", "b");
        VersionInventory.Entry entry = inventory.entry(7).orElseThrow();
        assertThat(entry.isWhole()).isTrue();
        assertThat(entry.isChanged()).isFalse();
        assertThat(entry.items()).isEqualTo(2);
        assertThat(entry.manifest().parent()).isEqualTo(6);
        assertThat(inventory.keys(7)).containsExactlyInAnyOrder("moves@7:a", "moves@7:b");
    }

    @Test
    void beforeItsPublicationHasEndedAVersionIsNotWhole() {
        accept("moves@7:a", "1");
        assertThat(inventory.entry(7).orElseThrow().isWhole()).isFalse();
    }

    /** A producer may add the vector of a new item, and take back another. */
    @Test
    void aVersionMayChangeAfterwards() {
        publish(7, "a", "b");
        accept("moves@7:c", "1");
        assertThat(inventory.entry(7).orElseThrow().isChanged()).isTrue();
        accept("moves@7:c", null);
        assertThat(inventory.entry(7).orElseThrow().isChanged()).isFalse();
        accept("moves@7:b", null);
        assertThat(inventory.entry(7).orElseThrow().isChanged()).isTrue();
        assertThat(inventory.entry(7).orElseThrow().isWhole()).isTrue();
    }

    @Test
    void vectorsWithoutAVersionAreVersionNought() {
        accept("moves:a", "1");
        accept("moves:b@1", "1");
        assertThat(inventory.entries()).containsExactly(new VersionInventory.Entry(0, 2, null, false));
    }

    @Test
    void aRemovedVersionAndOtherSpacesAreNotThere() {
        publish(7, "a");
        accept("moves@7", null);
        accept("moves@7:a", null);
        accept("moves-2@7:a", "1");
        accept("moves@x:a", "1");
        accept(null, "1");
        assertThat(inventory.entries()).isEmpty();
    }

    @Test
    void theNextVersionIsLaterThanNowAndThanAllOthers() {
        assertThat(inventory.nextVersion(1_000)).isEqualTo(1_000);
        publish(2_000, "a");
        assertThat(inventory.nextVersion(1_000)).isEqualTo(2_001);
    }

    private void publish(long version, String... items) {
        long checksum = 0;
        for (String item : items) {
            accept("moves@" + version + ":" + item, item);
            checksum += VersionInventory.checksum("moves@" + version + ":" + item, item.getBytes(UTF_8));
        }
        var manifest = new VersionManifest(
                "moves", version, items.length, VersionInventory.text(checksum), 9, version - 1, null);
        inventory.accept(manifest.key(), manifest.encode());
    }

    private void accept(String key, String value) {
        inventory.accept(key, value == null ? null : value.getBytes(UTF_8));
    }
}
