package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private record Thing(String id, int slot) {}

    private final Slots<String, Thing> slots = new Slots<>(Thing::new);

    @Test
    void aThingIsFoundByIdAndBySlot() {
        Thing ann = slots.getOrCreate("ann");
        assertThat(slots.get("ann")).isSameAs(ann);
        assertThat(slots.at(ann.slot())).isSameAs(ann);
        assertThat(slots.getOrCreate("ann")).isSameAs(ann);
        assertThat(slots.get("bob")).isNull();
    }

    @Test
    void everyThingHasItsOwnSlot() {
        for (int i = 0; i < 100; i++) {
            assertThat(slots.getOrCreate("thing-" + i).slot()).isEqualTo(i);
        }
        assertThat(slots.size()).isEqualTo(100);
        assertThat(slots.capacity()).isEqualTo(100);
    }

    @Test
    void aFreedSlotIsUsedAgain() {
        slots.getOrCreate("ann");
        Thing bob = slots.getOrCreate("bob");
        slots.getOrCreate("cid");
        slots.remove("bob", bob.slot());
        assertThat(slots.get("bob")).isNull();
        assertThat(slots.at(bob.slot())).isNull();
        assertThat(slots.size()).isEqualTo(2);
        assertThat(slots.getOrCreate("dee")).isEqualTo(new Thing("dee", bob.slot()));
        assertThat(slots.getOrCreate("eve").slot()).isEqualTo(3);
        assertThat(slots.capacity()).isEqualTo(4);
    }
}
