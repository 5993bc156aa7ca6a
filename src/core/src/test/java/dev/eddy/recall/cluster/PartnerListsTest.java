package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.NOW;
import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cached lists with the default staleness: a fifth of the hundred members of item {@code a} may change. */
class PartnerListsTest {
    private final ClusterModel model = new ClusterModel(
            Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), new ItemNumbers());

    @BeforeEach
    void aListIsKept() {
        for (int i = 0; i < 100; i++) {
            model.put(who("member-" + i, "a", "b"));
        }
        model.put(who("ann", "a"));
        assertThat(list("icf")).containsExactly("b");
        assertThat(list("seq")).containsExactly("b");
    }

    private List<String> list(String channel) {
        return Members.lists(model, "ann", NOW, 10, item -> true).get(channel).itemIds();
    }

    @Test
    void aNewPairIsRecalledAtOnce() {
        model.put(who("bob", "a"));
        model.put(who("bob", "a", "new"));
        assertThat(list("icf")).containsExactly("b", "new");
        assertThat(list("seq")).containsExactly("b", "new");
    }

    @Test
    void whatCameBeforeGoesTogetherButDoesNotComeNext() {
        model.put(who("bob", "new"));
        model.put(who("bob", "new", "a"));
        assertThat(list("icf")).containsExactly("b", "new");
        assertThat(list("seq")).containsExactly("b");
    }

    @Test
    void aRobotAddsNoPair() {
        model.put(Members.robot(who("bob", "a", "new")));
        assertThat(list("icf")).containsExactly("b");
    }

    @Test
    void aSecondClickOnAnItemIsNoNewPair() {
        model.put(who("bob", "a", "new"));
        List<String> once = list("icf");
        Member bob = model.member("bob");
        var again = new Interaction("new", NOW, 1, 1, 2);
        model.put(new Member("bob", List.of(again, bob.history().get(1)), bob.direction(), true));
        assertThat(list("icf")).isEqualTo(once);
    }

    @Test
    void manyNewPairsAreSortedIn() {
        List<String> expected = new ArrayList<>(List.of("b"));
        for (String user : List.of("bob", "cid", "dan")) {
            List<String> had = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                had.add(user + "-" + i);
            }
            model.put(who(user, had.toArray(String[]::new)));
            had.add("a");
            model.put(who(user, had.toArray(String[]::new)));
            Collections.reverse(had);
            expected.addAll(had.subList(1, had.size()));
        }
        assertThat(list("icf")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(list("icf")).startsWith("b").doesNotHaveDuplicates();
    }

    @Test
    void aListThatNobodyReadsIsReadAnewAfterManyPairs() {
        for (int i = 0; i < 9; i++) {
            List<String> had = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                had.add("item-" + j);
            }
            model.put(who("user-" + i, had.toArray(String[]::new)));
            had.add("a");
            model.put(who("user-" + i, had.toArray(String[]::new)));
        }
        assertThat(list("icf")).hasSize(41).startsWith("b", "item-39");
    }
}
