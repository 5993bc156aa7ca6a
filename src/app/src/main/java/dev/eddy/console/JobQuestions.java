package dev.eddy.console;

import dev.eddy.control.Question;
import dev.eddy.recall.Explanation;
import dev.eddy.web.Outage;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;

/** Asks the running job about users and items, one request at a time. */
final class JobQuestions implements AutoCloseable {
    private final Function<List<Question>, List<Explanation>> channel;
    private final Runnable end;
    private final Outage outage;
    private String problem;

    /**
     * @param channel answers questions in their order; throws when the job does not answer in time
     * @param end closes the channel
     */
    JobQuestions(Function<List<Question>, List<Explanation>> channel, Runnable end, LongSupplier nanoClock) {
        this.channel = channel;
        this.end = end;
        this.outage = new Outage(nanoClock);
    }

    /**
     * Asks several questions at once; the answers have their order.
     *
     * @param sinceNanos since when the request waits
     * @throws IllegalStateException when the job does not answer, or has not answered another request meanwhile
     */
    synchronized List<Explanation> ask(List<Question> questions, long sinceNanos) {
        if (outage.wasSince(sinceNanos)) {
            throw new IllegalStateException(problem);
        }
        try {
            return channel.apply(questions);
        } catch (IllegalStateException | KafkaException e) {
            problem = e.getMessage();
            outage.happened();
            throw e;
        }
    }

    /** The answers of the job, or the reason why there are none. */
    record Attempt(List<Explanation> answers, String problem) {
        /** The answer to the only question; null if there is none. */
        Explanation answer() {
            return answers.isEmpty() ? null : answers.get(0);
        }
    }

    /** As {@link #ask}; a failure is part of the result, because the page has more to show. */
    Attempt attempt(List<Question> questions, long sinceNanos) {
        try {
            return new Attempt(ask(questions, sinceNanos), null);
        } catch (IllegalStateException | KafkaException e) {
            return new Attempt(List.of(), e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        end.run();
    }
}
