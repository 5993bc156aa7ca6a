package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.NOW;
import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionItemsTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final ClusterModel model =
            new ClusterModel(Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);

    private List<String> list() {
        return Members.lists(model, "ann", NOW, 10, item -> true).get("sknn").itemIds();
    }

    @Test
    void whatIsNearestToTheSharedItemComesFirst() {
        model.put(who("ann", "a"));
        model.put(who("bob", "w", "x", "a", "y", "z"));
        assertThat(list()).hasSize(4);
        assertThat(list().subList(0, 2)).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void theSurroundingsAreThoseOfTheNewestSharedItem() {
        model.put(who("ann", "old", "new"));
        List<String> had = new ArrayList<>(List.of("old", "beside-old"));
        for (int i = 0; i < 25; i++) {
            had.add("between-" + i);
        }
        had.addAll(List.of("beside-new", "new"));
        model.put(who("bob", had.toArray(String[]::new)));
        assertThat(list()).startsWith("beside-new").doesNotContain("beside-old").hasSize(15);
    }

    @Test
    void whoSharesMoreCountsMore() {
        model.put(who("ann", "a", "b"));
        model.put(who("bob", "b", "x"));
        model.put(who("cid", "a", "b", "y"));
        assertThat(list()).containsExactly("y", "x");
    }

    @Test
    void ofTwoWhoShareTheSameTheNewerCountsMore() {
        model.put(who("ann", "a"));
        model.put(who("bob", "a", "x", "end-1", "end-2"));
        model.put(who("cid", "a", "y", "end-1"));
        assertThat(list()).containsSubsequence("y", "x");
    }

    @Test
    void itsCausesAreTheNeighbours() {
        model.put(who("ann", "a", "b"));
        model.put(who("bob", "b", "x"));
        model.put(who("cid", "a", "b", "x"));
        assertThat(Members.causes(model, "sknn", "ann", numbers.of("x")))
                .extracting(Cause::id)
                .containsExactly("cid", "bob");
        assertThat(Members.causes(model, "sknn", "ann", numbers.of("unknown"))).isEmpty();
    }
}
