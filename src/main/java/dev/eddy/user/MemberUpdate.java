package dev.eddy.user;

import dev.eddy.control.Question;
import dev.eddy.record.Version;
import java.util.List;

/**
 * What a cluster is told about one of its members.
 *
 * @param cluster whom it is for
 * @param interactions all of the member's on {@link Kind#JOIN}; on {@link Kind#CHANGE} and {@link Kind#LEAVE} the one that
 *     made the member change or leave, if any; else none
 * @param direction unit vector of the member's interest, or null while it has none; null on leaving
 * @param contributes whether the member's interactions count for others; a robot's do not
 * @param asOfMillis instant of the refresh
 * @param version of the lists to be made
 * @param centreVersion version of the centres the cluster was found with
 * @param nextClusters the next-nearest clusters, nearest first; none without a direction
 * @param refresh whether lists are to be made
 * @param appendedAtMillis broker append time of the event behind it, 0 when there is none
 * @param question of {@link Kind#EXPLAIN}; else null
 */
public record MemberUpdate(
        int cluster,
        String userId,
        Kind kind,
        List<Interaction> interactions,
        float[] direction,
        boolean contributes,
        long asOfMillis,
        Version version,
        long centreVersion,
        List<Integer> nextClusters,
        boolean refresh,
        long appendedAtMillis,
        Question question) {

    /** Without a question. */
    public MemberUpdate(
            int cluster,
            String userId,
            Kind kind,
            List<Interaction> interactions,
            float[] direction,
            boolean contributes,
            long asOfMillis,
            Version version,
            long centreVersion,
            List<Integer> nextClusters,
            boolean refresh,
            long appendedAtMillis) {
        this(
                cluster,
                userId,
                kind,
                interactions,
                direction,
                contributes,
                asOfMillis,
                version,
                centreVersion,
                nextClusters,
                refresh,
                appendedAtMillis,
                null);
    }

    /** To have the lists made once more, as of another instant, though nothing happened to the member. */
    public MemberUpdate again(long otherAsOfMillis) {
        return new MemberUpdate(
                cluster,
                userId,
                Kind.REFRESH,
                List.of(),
                direction,
                contributes,
                otherAsOfMillis,
                version,
                centreVersion,
                nextClusters,
                true,
                0);
    }

    /** What happened to the member. */
    public enum Kind {
        JOIN,
        CHANGE,
        /** Nothing: only the lists are to be made anew. */
        REFRESH,
        LEAVE,
        /** As on leaving, and the lists go too. */
        FORGET,
        /** Nothing: there is a question. The cluster is {@link ClusterAssigner#NO_CLUSTER} when the user has none. */
        EXPLAIN
    }

    /** The click that the member's lists can be tested with before it is taken in; null when there is none. */
    public Interaction click() {
        boolean isNews = kind == Kind.LEAVE || (kind == Kind.CHANGE && refresh);
        return isNews && interactions.size() == 1 && interactions.get(0).isPositive() ? interactions.get(0) : null;
    }
}
