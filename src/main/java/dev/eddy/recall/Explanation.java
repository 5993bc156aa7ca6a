package dev.eddy.recall;

import dev.eddy.control.Question;
import dev.eddy.recall.ranking.FeaturePart;
import dev.eddy.recall.ranking.Place;
import dev.eddy.record.Version;
import dev.eddy.user.Interaction;
import java.util.List;

/**
 * The answer to a {@link Question}, from what the job knows.
 *
 * @param asOfMillis instant of the list that was looked at; {@link Question#LAST} when there is none
 * @param user null when it was not asked about one
 * @param item null when it was not asked about one
 */
public record Explanation(Question question, long asOfMillis, UserPart user, ItemPart item) {

    /** Whether the item is in the user's list, else why not. */
    public enum Outcome {
        /** It is in the list. */
        RECALLED,
        /** Channels brought it, but what is in the list scores higher. */
        OUTSCORED,
        /** No channel brought it. */
        NOT_FOUND,
        /** The user had it. */
        HAD,
        DISLIKED,
        TAKEN_DOWN,
        EXPIRED,
        NOT_YET_PUBLISHED,
        /** Nothing ever happened with it, so that nobody was told of it, be it in the catalogue or not. */
        NEVER_SEEN,
        /** It is not in the catalogue. */
        UNKNOWN_ITEM,
        /** Nobody knows the user, or only impressions of the user are known. */
        UNKNOWN_USER,
        /** It was not asked about a user. */
        NOT_ASKED
    }

    /**
     * How the user stands.
     *
     * @param isKnown whether they are in a cluster
     * @param nextClusters nearest first
     * @param latest what they did last, newest first
     */
    public record UserPart(
            boolean isKnown,
            int cluster,
            long centreVersion,
            List<Integer> nextClusters,
            Version version,
            List<String> topTags,
            List<Interaction> latest) {}

    /**
     * How the item stands, for the user where there is one.
     *
     * @param rank in the merged list, from 1; 0 when it is not in
     * @param score by which it is, or would be, ordered; 0 when no channel brought it
     * @param lastScore of the last in the list, which is of so many
     * @param places in the channels' lists that have it
     * @param parts of the score, largest first
     */
    public record ItemPart(
            Outcome outcome,
            int rank,
            double score,
            double lastScore,
            int listSize,
            List<Place> places,
            List<FeaturePart> parts,
            Facts facts) {

        /** In nobody's list. */
        static ItemPart unlisted(Outcome outcome, Facts facts) {
            return new ItemPart(outcome, 0, 0, 0, 0, List.of(), List.of(), facts);
        }
    }

    /**
     * What is known of an item by itself.
     *
     * @param hotness decayed popularity over three days; 0 without an instant
     * @param clickThroughRate smoothed
     * @param availableSinceMillis {@link Long#MAX_VALUE} when it is not
     * @param tags of its record
     */
    public record Facts(double hotness, double clickThroughRate, long availableSinceMillis, List<String> tags) {}
}
