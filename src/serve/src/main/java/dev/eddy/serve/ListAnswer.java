package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.eddy.client.CandidatePage;
import dev.eddy.client.Recall;
import dev.eddy.client.VersionCodec;
import dev.eddy.recall.channel.Channels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The answer to a question for one list. */
record ListAnswer(
        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("The user who was asked about.")
        String userId,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("The item that was asked about.")
        String itemId,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("The group that was asked about.")
        String group,

        @JsonPropertyDescription("Whose list it is: the one asked for, or the one found in its place.")
        Recall.Origin origin,

        @JsonPropertyDescription("Version of the list; zeros when it is not the user's own.")
        String version,

        @JsonPropertyDescription("When the list was made, epoch milliseconds; 0 without a list.")
        long generatedAt,

        @JsonPropertyDescription("Candidates in the list.") int listed,

        @JsonPropertyDescription("Candidates that the filter and the earlier pages leave.")
        int left,

        @JsonPropertyDescription("Best first; those of other lists, which fill up, come last.")
        List<Placed> candidates,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Value of the parameter page for what follows; absent when nothing does.")
        String nextPage,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Variant that ranked the list; absent for the control.")
        String variant) {

    private static final Map<Character, String> CHANNELS = Channels.byCode().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> each.getValue().family()));

    /** One candidate. */
    record Placed(
            String itemId,

            @JsonPropertyDescription("Higher is better; comparable within one list only.")
            float score,

            @JsonPropertyDescription("Whose list it is from.")
            Recall.Origin origin,

            @JsonInclude(Include.NON_NULL)
            @JsonPropertyDescription("Probability with which an explored place was given to the item; absent elsewhere."
                    + " Send it with the impression.")
            Float propensity,

            @JsonInclude(Include.NON_NULL)
            @JsonPropertyDescription("Channels that recalled it; only with explain=true.")
            List<String> channels) {
        static Placed of(CandidatePage.Placed placed, boolean explain) {
            var candidate = placed.candidate();
            return new Placed(
                    candidate.itemId(),
                    candidate.score(),
                    placed.origin(),
                    candidate.isExplored() ? candidate.propensity() : null,
                    explain ? channelsOf(candidate.channels()) : null);
        }

        private static List<String> channelsOf(String codes) {
            return codes.chars()
                    .mapToObj(code -> CHANNELS.getOrDefault((char) code, Character.toString(code)))
                    .toList();
        }
    }

    /** The answer for a user, an item or a group; for everybody when all are null. */
    static ListAnswer of(String userId, String itemId, String group, CandidatePage page, boolean explain) {
        Function<CandidatePage.Placed, Placed> placed = each -> Placed.of(each, explain);
        return new ListAnswer(
                userId,
                itemId,
                group,
                page.origin(),
                VersionCodec.encode(page.version()),
                page.generatedAtMillis(),
                page.listed(),
                page.left(),
                page.candidates().stream().map(placed).toList(),
                page.nextPage(),
                page.variant());
    }
}
