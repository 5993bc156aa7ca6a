package dev.eddy.recall;

/** Takes the results of the cluster stage. */
public interface StageOutput {
    void candidates(Candidates lists);

    void shared(SharedUpdate update);

    void explanation(Explanation answer);

    void segments(ClusterSegments told);
}
