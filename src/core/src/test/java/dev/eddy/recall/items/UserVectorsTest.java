package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.Popular;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserVectorsTest {
    private static final float[] NORTH = {0, 1};
    private static final float[] EAST = {1, 0};

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(
            numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofBehaviour("moves", 2)));

    @Test
    void laterClicksCountMore() {
        put("north", NORTH);
        put("east", EAST);
        UserVectors user = user("north", "east");
        assertThat(user.last()).containsExactly(NORTH);
        assertThat(user.recent()[0] / user.recent()[1]).isEqualTo(.7f, within(1e-6f));
    }

    @Test
    void onlyTheLastFiveCountAndItemsWithoutAVectorAreSkipped() {
        put("north", NORTH);
        put("east", EAST);
        table.add(Popular.record("bare", 1));
        assertThat(user("bare", "north", "north", "north", "bare", "north", "north", "east")
                        .recent())
                .containsExactly(NORTH);
    }

    @Test
    void aClickAddsTheInputOfItsItem() {
        table.add(Popular.record("a", 1));
        table.add(ItemUpdate.of(new ItemVector("moves", "a", NORTH, EAST)));
        assertThat(user("a").last()).containsExactly(EAST);
    }

    @Test
    void aUserWithoutClicksHasNoDirection() {
        UserVectors user = user();
        assertThat(user.last()).isNull();
        assertThat(user.recent()).isNull();
    }

    private void put(String itemId, float[] vector) {
        table.add(Popular.record(itemId, 1));
        table.add(ItemUpdate.of(new ItemVector("moves", itemId, vector)));
    }

    private UserVectors user(String... newestFirst) {
        int[] recents = Stream.of(newestFirst).mapToInt(numbers::of).toArray();
        return UserVectors.of(null, recents, table.spaces().get(1));
    }
}
