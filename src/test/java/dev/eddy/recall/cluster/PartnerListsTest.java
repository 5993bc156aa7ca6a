package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.NOW;
import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are kept, with the shipped staleness: a fifth of the hundred members of item {@code a} may change. */
class PartnerListsTest {
    private final ClusterModel model =
            new ClusterModel(NeighbourOptions.defaults(), FilterOptions.defaults(), new ItemNumbers());

    @BeforeEach
    void aListIsKept() {
        for (int i = 0; i < 100; i++) {
            model.put(who("member-" + i, "a", "b"));
        }
        model.put(who("ann", "a"));
        assertThat(list(Channel.ICF)).containsExactly("b");
        assertThat(list(Channel.SEQ)).containsExactly("b");
    }

    private List<String> list(Channel channel) {
        return model.lists("ann", NOW, Set.of(channel), item -> true, new ReturnRates())
                .get(channel)
                .itemIds();
    }

    @Test
    void aNewPairIsRecalledAtOnce() {
        model.put(who("bob", "a"));
        model.put(who("bob", "a", "new"));
        assertThat(list(Channel.ICF)).containsExactly("b", "new");
        assertThat(list(Channel.SEQ)).containsExactly("b", "new");
    }

    @Test
    void whatCameBeforeGoesTogetherButDoesNotComeNext() {
        model.put(who("bob", "new"));
        model.put(who("bob", "new", "a"));
        assertThat(list(Channel.ICF)).containsExactly("b", "new");
        assertThat(list(Channel.SEQ)).containsExactly("b");
    }

    @Test
    void aRobotAddsNoPair() {
        model.put(Members.robot(who("bob", "a", "new")));
        assertThat(list(Channel.ICF)).containsExactly("b");
    }

    @Test
    void aSecondClickOnAnItemIsNoNewPair() {
        model.put(who("bob", "a", "new"));
        List<String> once = list(Channel.ICF);
        Member bob = model.member("bob");
        var again = new Interaction("new", NOW, 1, 1, 2);
        model.put(new Member("bob", List.of(again, bob.history().get(1)), bob.direction(), true));
        assertThat(list(Channel.ICF)).isEqualTo(once);
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
        assertThat(list(Channel.ICF)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(list(Channel.ICF)).startsWith("b").doesNotHaveDuplicates();
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
        assertThat(list(Channel.ICF)).hasSize(41).startsWith("b", "item-39");
    }
}
