package dev.eddy.membership;

import dev.eddy.interest.Interaction;
import java.util.List;

/**
 * What a cluster is told about one of its members.
 *
 * @param cluster whom it is for
 * @param interactions all of the member's on {@link Kind#JOIN}, those added on {@link Kind#CHANGE}, else none
 * @param direction unit vector of the member's interest; null on leaving
 * @param asOfMillis instant of the refresh
 * @param version of the lists to be made
 * @param centreVersion version of the centres the cluster was found with
 * @param nextClusters the next-nearest clusters, nearest first
 * @param refresh whether lists are to be made
 * @param appendedAtMillis broker append time of the event behind it, 0 when there is none
 */
public record MemberUpdate(
        int cluster,
        String userId,
        Kind kind,
        List<Interaction> interactions,
        float[] direction,
        long asOfMillis,
        Version version,
        long centreVersion,
        List<Integer> nextClusters,
        boolean refresh,
        long appendedAtMillis) {

    /** What happened to the member. */
    public enum Kind {
        JOIN,
        CHANGE,
        /** Nothing: only the lists are to be made anew. */
        REFRESH,
        LEAVE,
        /** As on leaving, and the lists go too. */
        FORGET
    }
}
