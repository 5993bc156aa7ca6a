package dev.eddy.trial;

import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.channel.Channels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {

    @Test
    void namesTellThemApart() {
        assertThat(Baselines.all(World.options(), Had.LEFT_OUT))
                .extracting(Baseline::name)
                .containsExactly(
                        "popularity-1d",
                        "popularity-3d",
                        "popularity-14d",
                        "popularity-90d",
                        "item-cf",
                        "user-knn",
                        "vmis-knn",
                        "vmis-knn-uncut",
                        "vstan");
    }

    @Test
    void whereRepeatsAreScoredMethodsOfRepeatsTakePart() {
        assertThat(Baselines.all(World.options(), Had.RECALLED))
                .extracting(Baseline::name)
                .hasSize(11)
                .contains("own-favourites", "tifu-knn");
    }

    @Test
    void aChannelIsComparedWithThePlainMethodsOfItsKind() {
        assertThat(ofKind("icf")).containsExactly("item-cf");
        assertThat(ofKind("ucf")).containsExactly("user-knn");
        assertThat(ofKind("sknn")).containsExactly("vmis-knn", "vmis-knn-uncut", "vstan");
        assertThat(ofKind("hot-14d")).containsExactly("popularity-14d");
        assertThat(ofKind("repeat")).containsExactly("own-favourites", "tifu-knn");
        assertThat(ofKind("seq")).isEmpty();
    }

    @Test
    void everyPlainMethodTakesPart() {
        List<String> names = repeating().stream().map(Baseline::name).toList();
        assertThat(Channels.BUILT_IN.stream().flatMap(channel -> Baselines.ofKind(channel).stream()))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    static List<Baseline> all() {
        return Baselines.all(World.options(), Had.LEFT_OUT);
    }

    static List<Baseline> repeating() {
        return Baselines.all(World.options(), Had.RECALLED);
    }

    @ParameterizedTest
    @MethodSource("repeating")
    void whereRepeatsAreScoredWhatTheUserHadIsRecalledToo(Baseline baseline) {
        List<Behaviour> clicks = NaiveLists.clicks(1);
        int recalledAgain = 0;
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            List<String> had = NaiveLists.newestFirst(NaiveLists.of(click.userId(), clicks.subList(0, i)));
            List<String> list = baseline.recall(click.userId(), click.atMillis(), 5);
            assertThat(list).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates();
            recalledAgain += list.stream().anyMatch(had::contains) ? 1 : 0;
            baseline.fold(click);
        }
        assertThat(recalledAgain).isPositive();
    }

    @ParameterizedTest
    @MethodSource("all")
    void recallsWhatTheUserHasNotClickedAndNoMoreThanTheLimit(Baseline baseline) {
        List<Behaviour> clicks = NaiveLists.clicks(1);
        int recalled = 0;
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            List<String> had = NaiveLists.newestFirst(NaiveLists.of(click.userId(), clicks.subList(0, i)));
            List<String> list = baseline.recall(click.userId(), click.atMillis(), 5);
            assertThat(list).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates().noneMatch(had::contains);
            recalled += list.size();
            baseline.fold(click);
        }
        assertThat(recalled).isPositive();
    }

    @ParameterizedTest
    @MethodSource("all")
    void askingChangesNothing(Baseline asked) {
        Baseline unasked = all().stream()
                .filter(other -> other.name().equals(asked.name()))
                .findFirst()
                .orElseThrow();
        List<Behaviour> clicks = NaiveLists.clicks(2);
        for (Behaviour click : clicks) {
            asked.recall(click.userId(), click.atMillis(), 20);
            asked.recall("nobody", click.atMillis(), 20);
            asked.fold(click);
            unasked.fold(click);
        }
        for (int i = 0; i < 8; i++) {
            String user = "user-" + i;
            assertThat(asked.recall(user, NOON, 20)).isEqualTo(unasked.recall(user, NOON, 20));
        }
    }

    private static List<String> ofKind(String channel) {
        return Channels.BUILT_IN.stream()
                .filter(each -> each.name().equals(channel))
                .flatMap(each -> Baselines.ofKind(each).stream())
                .toList();
    }
}
