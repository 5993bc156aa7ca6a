package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The answer to a request that failed. */
record ErrorAnswer(
        @JsonPropertyDescription("What was wrong, and what to do.")
        String error,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Of a filter: the first wrong character, from 1.")
        Integer position,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Of events: how many are in Kafka in spite of the error.")
        Integer taken,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Of events: those that the job would refuse.")
        List<EventsAnswer.Refusal> refused,

        @JsonPropertyDescription("The header X-Request-Id of the request, or a new id; logs name it.")
        String requestId) {
    static ErrorAnswer of(String error, String requestId) {
        return new ErrorAnswer(error, null, null, null, requestId);
    }
}
