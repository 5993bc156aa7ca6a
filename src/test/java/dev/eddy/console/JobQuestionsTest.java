package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.control.Question;
import dev.eddy.recall.Explanation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobQuestionsTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final List<Question> QUESTION = List.of(Question.of("u", null, Question.LAST));

    private long nowNanos;
    private boolean isThere;
    private int asked;
    private final JobQuestions job = new JobQuestions(this::answer, () -> {}, () -> nowNanos);

    /** As the channel: a job that is away takes all of the time. */
    private List<Explanation> answer(List<Question> questions) {
        asked++;
        if (!isThere) {
            nowNanos += PATIENCE;
            throw new IllegalStateException("no answer; is the job running?");
        }
        return questions.stream()
                .map(question -> new Explanation(question, 1, null, null))
                .toList();
    }

    @Test
    void tenRequestsThatWaitForAJobThatIsAwayEndWithTheFirstTimeOut() {
        for (int i = 0; i < 10; i++) {
            JobQuestions.Attempt attempt = job.attempt(QUESTION, 0);
            assertThat(attempt.problem()).contains("is the job running?");
            assertThat(attempt.answer()).isNull();
        }
        assertThat(nowNanos).isEqualTo(PATIENCE);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void requestsThatComeAfterATimeOutAskTheJobAgain() {
        job.attempt(QUESTION, 0);
        isThere = true;
        JobQuestions.Attempt attempt = job.attempt(QUESTION, nowNanos);
        assertThat(attempt.problem()).isNull();
        assertThat(attempt.answer().question()).isEqualTo(QUESTION.get(0));
    }

    @Test
    void aQuestionThatAPageCannotDoWithoutFails() {
        assertThatThrownBy(() -> job.ask(QUESTION, 0)).isInstanceOf(IllegalStateException.class);
        isThere = true;
        assertThat(job.ask(QUESTION, nowNanos)).hasSize(1);
    }
}
