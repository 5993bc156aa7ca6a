package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The answer to posted events. */
record EventsAnswer(
        @JsonPropertyDescription("Events that are in Kafka.")
        int taken,

        @JsonPropertyDescription("Events that the job would refuse, which are not in Kafka.")
        List<Refusal> refused) {

    /** Why an event was refused. */
    record Refusal(
            @JsonPropertyDescription("Place in the array, from 0.")
            int index,

            String reason) {}
}
