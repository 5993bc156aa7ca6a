package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.eddy.web.Answer;
import dev.eddy.web.ErrorAnswer;
import dev.eddy.web.ErrorAnswer.Refusal;
import dev.eddy.web.Request;
import java.util.List;

/** Takes posted events. */
final class EventActions {
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final EventLog log;
    private final ServeMetrics metrics;

    /** What became of the events. */
    record EventsAnswer(
            @JsonPropertyDescription("Events that are in Kafka.")
            int taken,

            @JsonPropertyDescription("Events that the job would refuse, which are not in Kafka.")
            List<Refusal> refused) {}

    EventActions(EventLog log, ServeMetrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    Answer post(Request request) {
        EventBatch batch = EventBatch.parse(request.body());
        int good = batch.good().size();
        List<Refusal> refused = batch.refused();
        EventLog.Outcome outcome =
                good == 0 ? new EventLog.Outcome(0, null) : log.append(batch.good(), request.arrivedNanos());
        metrics.posted(outcome.taken(), refused.size(), good - outcome.taken());
        if (outcome.failure() != null) {
            String error = outcome.failure() + "; post all again: events with an event_id count once";
            return Answer.json(UNAVAILABLE, error(error, outcome.taken(), refused, request));
        }
        if (good == 0 && !refused.isEmpty()) {
            Refusal first = refused.get(0);
            String error = "no event was taken; event " + first.index() + ": " + first.reason();
            return Answer.json(BAD_REQUEST, error(error, 0, refused, request));
        }
        return Answer.json(new EventsAnswer(outcome.taken(), refused));
    }

    private static ErrorAnswer error(String error, int taken, List<Refusal> refused, Request request) {
        return new ErrorAnswer(error, null, taken, refused, request.id());
    }
}
