package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.client.Version;
import dev.eddy.control.Question;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.item.TableUpdate;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.recall.ranking.Recaller.Place;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.Placement;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator of the cluster stage while variants run. */
class VariantRecallTest {
    private static final int CLUSTER = 3;
    private static final Variant FIRST_HALF =
            new Variant("first", 0, .5, "s", Map.of(), List.of("ucf", "sknn", "icf", "seq", "next"));

    private KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> harness;
    private String inVariant;
    private String inControl;

    @BeforeEach
    void open() throws Exception {
        open(null);
        inVariant = Stream.iterate(0, i -> i + 1)
                .map(i -> "ann" + i)
                .filter(FIRST_HALF::has)
                .findFirst()
                .orElseThrow();
        inControl = Stream.iterate(0, i -> i + 1)
                .map(i -> "cat" + i)
                .filter(user -> !FIRST_HALF.has(user))
                .findFirst()
                .orElseThrow();
        for (String item : List.of("a", "b", "c")) {
            harness.processElement2(RankingFixtures.item(item, JAZZ, Float.NaN), 0);
        }
        send(join("bob", 2, "a", "b", "c"));
    }

    private void open(OperatorSubtaskState state) throws Exception {
        harness = RefreshHarness.open(RecallOptions.defaults().stage(false), state, 1, 0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void usersOfAVariantHaveListsOfItsOwnUntilItEnds() throws Exception {
        order(VariantOrder.start(FIRST_HALF));
        send(join(inVariant, 1, "a"));
        assertThat(last().variant()).isEqualTo("first");
        assertThat(last().merged())
                .isNotEmpty()
                .extracting(Candidate::channels)
                .noneMatch(codes -> codes.matches(".*[ukisn].*"));
        send(join(inControl, 1, "a"));
        assertThat(last().variant()).isNull();
        List<Candidate> ofControl = last().merged();
        assertThat(ofControl).extracting(Candidate::channels).anyMatch(codes -> codes.contains("u"));
        order(VariantOrder.end("first"));
        send(new MemberUpdate.Refresh(user(inVariant, 2)));
        assertThat(last().variant()).isNull();
        assertThat(last().merged()).isEqualTo(ofControl);
    }

    @Test
    void variantsGoOnAfterARestart() throws Exception {
        order(VariantOrder.start(FIRST_HALF));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        send(join(inVariant, 1, "a"));
        assertThat(last().variant()).isEqualTo("first");
    }

    @Test
    void listsArePlacedByTheOptionsOfTheVariant() throws Exception {
        var exploring = new Variant("all", 0, 1, "s", Map.of(Variant.EXPLORATION, "1.0"), List.of());
        order(VariantOrder.start(exploring));
        send(join(inVariant, 1, "a"));
        assertThat(last().merged()).anyMatch(Candidate::isExplored);
        order(VariantOrder.end("all"));
        send(new MemberUpdate.Refresh(user(inVariant, 2)));
        assertThat(last().merged()).noneMatch(Candidate::isExplored);
    }

    @Test
    void anExplanationIsOfTheUsersVariant() throws Exception {
        send(join(inVariant, 1, "a"));
        assertThat(explained().places()).extracting(Place::channel).contains("ucf");
        order(VariantOrder.start(FIRST_HALF));
        assertThat(explained().places()).extracting(Place::channel).isNotEmpty().doesNotContain("ucf");
    }

    private ItemPart explained() throws Exception {
        send(new UserQuestion(new Question("q", inVariant, "b", Question.LAST), user(inVariant, 1), List.of()));
        List<Explanation> answers = harness.getSideOutput(RefreshOperator.EXPLANATIONS).stream()
                .map(record -> record.getValue())
                .toList();
        return answers.get(answers.size() - 1).item();
    }

    private void order(VariantOrder order) throws Exception {
        harness.processElement2(new TableUpdate.Variants(order), 0);
    }

    private void send(ClusterInput input) throws Exception {
        harness.processElement1(input, 0);
    }

    private Candidates last() {
        List<Candidates> out = harness.extractOutputValues();
        return out.get(out.size() - 1);
    }

    private static MemberUpdate join(String userId, long sequence, String... items) {
        List<Interaction> history = Stream.of(items)
                .map(item -> new Interaction(item, NOW - 1_000, 0, 1))
                .toList();
        return new MemberUpdate.Join(user(userId, sequence), history, true, 0);
    }

    private static UserSnapshot user(String userId, long sequence) {
        return new UserSnapshot(
                userId, new Placement(CLUSTER, 1, List.of()), JAZZ, true, NOW, new Version(0, sequence, 0));
    }
}
