package dev.eddy.training;

import static dev.eddy.behaviour.Behaviours.click;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.InterestUpdater;
import dev.eddy.user.ItemInputs;
import dev.eddy.user.Merged;
import dev.eddy.user.User;
import dev.eddy.vector.Vectors;
import org.junit.jupiter.api.Test;

class TagCentresTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final float[] JAZZ = {1, 0, 0};
    private static final float[] ROCK = {0, 1, 0};

    private final InterestOptions options = Options.defaults(InterestOptions.class);
    private final ItemInputs inputs = new ItemInputs(VectorSpace.ofBehaviour("moves", 2), options);
    private final Population.Builder users = new Population.Builder(inputs, 3);

    @Test
    void aClusterTrainedInAnotherSpaceHasTheMeanTasteOfItsUsersForThoseWithoutAVectorThere() {
        put("east", 1, 0);
        put("north", 0, 1);
        for (int i = 0; i < 20; i++) {
            users.add(user("e" + i, "east", i % 2 == 0 ? JAZZ : ROCK));
            users.add(user("n" + i, "north", JAZZ));
        }
        users.add(user("unknown", "item-without-a-vector", ROCK));
        CentreSet set = trained(2);

        assertThat(set.validate()).isEmpty();
        assertThat(set.space()).isEqualTo("moves");
        int north = set.centre(0)[1] > .9 ? 0 : 1;
        assertThat(set.tagCentre(north)).containsExactly(JAZZ);
        assertThat(Vectors.product(set.tagCentre(1 - north), JAZZ)).isEqualTo((float) Math.sqrt(.5), within(1e-6f));
    }

    @Test
    void aLogWithoutTagsGetsClustersToo() {
        put("east", 1, 0);
        put("north", 0, 1);
        for (int i = 0; i < 20; i++) {
            users.add(user("u" + i, i % 2 == 0 ? "east" : "north", null));
        }
        CentreSet set = trained(2);

        assertThat(set.validate()).isEmpty();
        assertThat(set.tagDimension()).isEqualTo(3);
    }

    @Test
    void usersByTagsNeedNoOtherCentres() {
        var byTags = new Population.Builder();
        byTags.add(user("ann", "east", JAZZ));
        byTags.add(user("bob", "east", ROCK));
        CentreSet set = retrained(byTags.build(), 2).toSet(2, NOON, 1);

        assertThat(set.space()).isEqualTo(CentreSet.TAG_SPACE);
        assertThat(set.tagCentres()).isEmpty();
    }

    private CentreSet trained(int clusters) {
        return retrained(users.build(), clusters).toSet(2, NOON, 1);
    }

    private static Retrained retrained(Population population, int clusters) {
        var retraining = new Retraining(Integer.toString(clusters), 0, 10, 10, 1, 1, 1);
        assertThat(ClusterCount.of(retraining.clusters(), population.size())).isEqualTo(clusters);
        return retraining.retrain(population, population.unusedId(), TrainingProgress.IGNORED);
    }

    private User user(String id, String item, float[] tags) {
        var updater = new InterestUpdater(options, 3);
        var event = new TaggedBehaviour(click(id, item, NOON), tags);
        assertThat(Behaviours.WEIGHTS.isClick(event.behaviour().type())).isTrue();
        return new User(
                id, updater.fold(updater.none(), event).interest(), -1, java.util.List.of(), 0, 0, 0, 0, Merged.ALONE);
    }

    private void put(String itemId, float x, float y) {
        inputs.put(ItemUpdate.of(new ItemVector("moves", itemId, new float[] {x, y})));
    }
}
