package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.eddy.web.ErrorAnswer.Refusal;
import java.util.List;

/** The answer to posted events. */
record EventsAnswer(
        @JsonPropertyDescription("Events that are in Kafka.")
        int taken,

        @JsonPropertyDescription("Events that the job would refuse, which are not in Kafka.")
        List<Refusal> refused) {}
