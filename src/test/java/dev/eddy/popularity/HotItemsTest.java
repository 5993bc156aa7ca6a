package dev.eddy.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class HotItemsTest {
    private final HotItems hot = new HotItems(3);

    @Test
    void theHottestComesFirstAndTiesGoByName() {
        hot.put("b", 1);
        hot.put("c", 2);
        hot.put("a", 1);
        assertThat(ids()).containsExactly("c", "a", "b");
    }

    @Test
    void anItemThatRisesMovesUp() {
        hot.put("a", 1);
        hot.put("b", 2);
        hot.put("a", 3);
        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void theColdestFallsOutWhenFullAndComesBackByRising() {
        hot.put("a", 1);
        hot.put("b", 2);
        assertThat(hot.isFull()).isFalse();
        hot.put("c", 3);
        hot.put("d", 4);
        assertThat(hot.isFull()).isTrue();
        assertThat(ids()).containsExactly("d", "c", "b");
        hot.put("a", 5);
        assertThat(ids()).containsExactly("a", "d", "c");
    }

    private List<String> ids() {
        return StreamSupport.stream(hot.spliterator(), false).toList();
    }
}
