package dev.eddy.recall;

import dev.eddy.client.Version;
import dev.eddy.control.Question;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.recall.ranking.Recaller.Place;
import dev.eddy.user.Interaction;
import java.util.List;

/**
 * The answer to a {@link Question}.
 *
 * @param asOfMillis instant of the explained list; {@link Question#LAST} when there is none
 * @param user null when the question names none
 * @param item null when the question names none
 */
public record Explanation(Question question, long asOfMillis, UserPart user, ItemPart item) {

    /** Result for the item. */
    public enum Outcome {
        /** It is in the list. */
        RECALLED,
        /** Channels recalled it, but all items in the list score higher. */
        OUTSCORED,
        /** No channel recalled it. */
        NOT_FOUND,
        /** The user had it. */
        HAD,
        DISLIKED,
        /** The user has muted its author, its category or one of its tags. */
        MUTED,
        /** It was shown to the user too often without a click. */
        SHOWN_TOO_OFTEN,
        TAKEN_DOWN,
        EXPIRED,
        NOT_YET_PUBLISHED,
        /** It has no events yet and is not in the item table. */
        NEVER_SEEN,
        /** It is not in the catalogue. */
        UNKNOWN_ITEM,
        /** The user is unknown or has only impressions. */
        UNKNOWN_USER,
        /** The question names no user. */
        NOT_ASKED
    }

    /**
     * State of the user.
     *
     * @param isKnown whether the user has a cluster
     * @param nextClusters nearest first
     * @param segment as in the user's profile; empty without a cluster
     * @param latest interactions, newest first
     */
    public record UserPart(
            boolean isKnown,
            int cluster,
            long centreVersion,
            List<Integer> nextClusters,
            Version version,
            List<String> topTags,
            String segment,
            List<Interaction> latest) {

        /** A job of before there were segments names none. */
        public UserPart {
            segment = segment == null ? "" : segment;
        }
    }

    /**
     * State of the item, for the user if there is one.
     *
     * @param rank in the merged list, from 1; 0 when it is not in
     * @param score of the ranker; 0 when no channel recalled the item
     * @param lastScore of the last item in the list
     * @param places in the channels' lists
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

        /** An item in no list. */
        static ItemPart unlisted(Outcome outcome, Facts facts) {
            return new ItemPart(outcome, 0, 0, 0, 0, List.of(), List.of(), facts);
        }
    }

    /**
     * Statistics of an item.
     *
     * @param hotness decayed popularity over three days; 0 without an instant
     * @param clickThroughRate smoothed
     * @param availableSinceMillis {@link Long#MAX_VALUE} when it is not available
     */
    public record Facts(double hotness, double clickThroughRate, long availableSinceMillis, List<String> tags) {}
}
