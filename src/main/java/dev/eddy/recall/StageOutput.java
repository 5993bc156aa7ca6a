package dev.eddy.recall;

/** Takes the results of the cluster stage. */
public interface StageOutput {
    /** Takes a user's lists. */
    void candidates(Candidates lists);

    /** Takes a list or news for all readers. */
    void shared(SharedUpdate update);

    /** Takes the answer to a question. */
    void explanation(Explanation answer);
}
