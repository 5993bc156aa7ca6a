package dev.eddy.lab;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateCodec;
import dev.eddy.client.CandidateReader;
import dev.eddy.control.Question;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.ops.RebuildClient;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.Explanation.Outcome;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.serving.ServingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The running job is asked about lists that it has served, with all that it has learned. Nothing is kept for a while, since it
 * may be another for a later question. Items that users had are hidden for ever: how many come back is learned from a sample
 * of clicks that differs from run to run.
 */
class ExplainITCase {
    private static final KnownWorld WORLD = new KnownWorld(3_000);
    private static final int PAIRS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long AS_OF = WORLD.asOfMillis() + 60_000;

    private static LocalEddy eddy;

    @BeforeAll
    static void play() throws Exception {
        eddy = SharedServices.start(
                RecallOptions.ofDimension(KnownWorld.DIMENSION),
                2,
                ServingOptions.Channels.MERGED,
                Map.of("internal.neighbours.staleness", "0", "filter.seen", "forever"));
        eddy.publish(WORLD.items().iterator(), Map.of(), WORLD.centres());
        eddy.startJob();
        eddy.awaitCatalogue();
        try (Replay replay = eddy.replay()) {
            replay.runWorld(WORLD.stream().iterator(), 0);
        }
        rebuild();
    }

    private static void rebuild() {
        eddy.commands().rebuild("all", new RebuildClient.Request(false, false, AS_OF), (step, buckets) -> {});
    }

    @AfterAll
    static void stop() {
        eddy.close();
    }

    /**
     * Lists that were served, and what the job says of pairs of user and item.
     *
     * @param segments of the users when their lists were made
     */
    private record Round(Map<String, List<Candidate>> served, Map<String, String> segments, List<Explanation> answers) {
        /** Whether segments were not cut anew between the lists and the answers, which the job does each minute. */
        boolean isOfOneCut() {
            return answers.stream()
                    .allMatch(answer -> answer.user()
                            .segment()
                            .equals(segments.get(answer.question().userId())));
        }
    }

    /** Half of the pairs are in the list that was served. */
    private static Round ask() {
        var random = new SplittableRandom(1);
        List<String> users = WORLD.userIds().toList();
        List<String> items = new ArrayList<>(WORLD.oracle().hot(WORLD.asOfMillis()).stream()
                .map(Candidate::itemId)
                .toList());
        WORLD.events().stream()
                .map(Behaviour::itemId)
                .filter(item -> item != null)
                .distinct()
                .forEach(items::add);
        Map<String, List<Candidate>> served = new HashMap<>();
        Map<String, String> segments = new HashMap<>();
        List<Question> questions = new ArrayList<>();
        try (CandidateReader reader = eddy.reader()) {
            while (questions.size() < PAIRS) {
                String user = users.get(random.nextInt(users.size()));
                List<Candidate> list = served.computeIfAbsent(
                        user,
                        id -> reader.merged(id).map(each -> each.candidates()).orElse(List.of()));
                boolean isIn = questions.size() % 2 == 0;
                String item = isIn && !list.isEmpty()
                        ? list.get(random.nextInt(list.size())).itemId()
                        : items.get(random.nextInt(items.size()));
                if (!list.isEmpty() && isIn == rank(list, item) > 0) {
                    assertThat(reader.instantOf(user)).isEqualTo(AS_OF);
                    segments.put(user, reader.profile(user).orElseThrow().segment());
                    questions.add(new Question("q" + questions.size(), user, item, reader.instantOf(user)));
                }
            }
        }
        try (var channel = new QuestionChannel(eddy.options().kafka(), PATIENCE)) {
            return new Round(served, segments, channel.askAll(questions));
        }
    }

    @Test
    void theAnswersAgreeWithTheListsThatWereServed() {
        Round round = ask();
        if (!round.isOfOneCut()) {
            // Without an event between, the next cut is the same.
            rebuild();
            round = ask();
        }
        Map<String, Set<String>> had = had();
        for (Explanation answer : round.answers) {
            Question question = answer.question();
            List<Candidate> list = round.served.get(question.userId());
            ItemPart item = answer.item();
            int rank = rank(list, question.itemId());
            assertThat(item.rank()).as("%s", answer).isEqualTo(rank);
            assertThat(item.outcome() == Outcome.RECALLED).as("%s", answer).isEqualTo(rank > 0);
            if (rank > 0) {
                double score = list.get(rank - 1).score();
                assertThat(item.score()).isCloseTo(score, within(CandidateCodec.unit(list)));
                assertThat(item.places()).isNotEmpty();
                assertThat(item.parts().stream()
                                .mapToDouble(FeaturePart::amount)
                                .sum())
                        .as("the parts; the served score is rounded")
                        .isCloseTo(item.score(), within(1e-3 * Math.max(1, Math.abs(score))));
            }
            if (item.outcome() == Outcome.HAD) {
                assertThat(had.get(question.userId())).contains(question.itemId());
            }
        }
        assertThat(round.answers).extracting(answer -> answer.item().outcome()).contains(Outcome.HAD, Outcome.RECALLED);
    }

    @Test
    void whoAsksIsAnsweredWhileTheyWait() {
        List<String> users = WORLD.userIds().limit(50).toList();
        var micros = new Histogram(3);
        try (var channel = new QuestionChannel(eddy.options().kafka(), PATIENCE)) {
            channel.ask(users.get(0), null, Question.LAST);
            for (String user : users) {
                long asked = System.nanoTime();
                Explanation answer = channel.ask(user, "i-1", Question.LAST);
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - asked));
                assertThat(answer.question().userId()).isEqualTo(user);
                assertThat(answer.user().latest()).isNotEmpty();
            }
        }
        System.out.printf(
                ROOT,
                "an answer takes %.0f ms, at most %.0f ms%n",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    @Test
    void ofUsersAndItemsNobodyKnowsThatIsSaid() {
        try (var channel = new QuestionChannel(eddy.options().kafka(), PATIENCE)) {
            Explanation nobody = channel.ask("nobody", "nothing", Question.LAST);
            assertThat(nobody.user().isKnown()).isFalse();
            assertThat(nobody.item().outcome()).isEqualTo(Outcome.UNKNOWN_USER);
            String user = WORLD.userIds().findFirst().orElseThrow();
            assertThat(channel.ask(user, "nothing", Question.LAST).item().outcome())
                    .isEqualTo(Outcome.NEVER_SEEN);
            Explanation item = channel.ask(null, WORLD.events().get(0).itemId(), Question.LAST);
            assertThat(item.user()).isNull();
            assertThat(item.item().facts().hotness()).isPositive();
        }
    }

    private static int rank(List<Candidate> list, String itemId) {
        for (int rank = 1; rank <= list.size(); rank++) {
            if (list.get(rank - 1).itemId().equals(itemId)) {
                return rank;
            }
        }
        return 0;
    }

    private static Map<String, Set<String>> had() {
        Map<String, Set<String>> had = new HashMap<>();
        WORLD.events()
                .forEach(event -> had.computeIfAbsent(event.userId(), user -> new HashSet<>())
                        .add(event.itemId()));
        return had;
    }
}
