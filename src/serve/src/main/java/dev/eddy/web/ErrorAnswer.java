package dev.eddy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The answer to a request that failed. */
public record ErrorAnswer(
        @JsonPropertyDescription("What was wrong, and what to do.")
        String error,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Of a filter: the first wrong character, from 1.")
        Integer position,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Of events: how many are in Kafka in spite of the error.")
        Integer taken,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Of events: those that the job would refuse.")
        List<Refusal> refused,

        @JsonPropertyDescription("The header X-Request-Id of the request, or a new id; logs name it.")
        String requestId) {

    /** Why a part of a body was refused. */
    public record Refusal(
            @JsonPropertyDescription("Place in the array, from 0.")
            int index,

            String reason) {}
}
