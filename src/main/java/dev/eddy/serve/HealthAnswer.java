package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Whether the server can answer. */
record HealthAnswer(
        boolean ready,
        @JsonPropertyDescription("Why it is not ready.") List<String> reasons) {}
