package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The answer to a question for the lists of several users. */
record BatchAnswer(
        @JsonPropertyDescription("One list for each user, in the order of user_ids.")
        List<ListAnswer> lists) {}
