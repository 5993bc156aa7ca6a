package dev.eddy.trial;

/** Trains a space during a trial, from the clicks so far: a vector that knew a click before it is scored would be a leak. */
public interface VectorTraining {
    /** A new version of the space if a training is due at an instant; else {@link SpaceVectors#NONE}. */
    SpaceVectors trainIfDue(long nowMillis);

    void add(String userId, String itemId, long atMillis);
}
