package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {
    @Test
    void whatWasAddedIsInUntilItIsCleared() {
        Marks marks = new Marks().cleared(5);
        marks.add(2);
        assertThat(marks.contains(2)).isTrue();
        assertThat(marks.contains(3)).isFalse();
        assertThat(marks.cleared(5).contains(2)).isFalse();
    }

    @Test
    void itGrowsAndWhatIsBeyondIsNotIn() {
        Marks marks = new Marks();
        assertThat(marks.contains(7)).isFalse();
        marks.cleared(8).add(7);
        assertThat(marks.contains(7)).isTrue();
        assertThat(marks.contains(1_000)).isFalse();
    }
}
